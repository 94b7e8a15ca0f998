package io.trivet.bus.wire;

import io.trivet.register.Life;

/** How far a database has lived. */
public final class LifeCodec {
    private LifeCodec() {}

    public static void write(WireWriter out, Life life) {
        out.uuid(life.identity());
        out.number(life.incarnation());
        out.fixed(life.nonce());
        out.number(life.timeline());
        out.number(life.beat());
    }

    public static Life read(WireReader in) {
        return new Life(in.uuid(), in.number(), in.fixed(), in.number(), in.number());
    }
}
