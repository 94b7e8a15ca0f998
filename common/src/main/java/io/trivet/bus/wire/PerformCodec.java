package io.trivet.bus.wire;

import io.trivet.register.message.Perform;

/** Sends of operations. The deadline stays at home: it means nothing on another clock. */
public final class PerformCodec {
    private static final int MARKED = 1;
    private static final int TAKEOVER = 2;

    private PerformCodec() {}

    public static void write(WireWriter out, Perform send) {
        out.octet((send.marked() ? MARKED : 0) | (send.takeover() ? TAKEOVER : 0));
        out.partition(send.partition());
        out.number(send.mapVersion());
        OperationCodec.write(out, send.operation());
    }

    /** With 0 for a deadline, until {@link #due} sets it. */
    public static Perform read(WireReader in) {
        int head = in.octet(MARKED | TAKEOVER);
        int partition = in.partition();
        long mapVersion = in.number();
        boolean marked = (head & MARKED) != 0;
        boolean takeover = (head & TAKEOVER) != 0;
        return new Perform(partition, OperationCodec.read(in), marked, takeover, 0, mapVersion);
    }

    /** The same with a deadline on this process' clock. */
    public static Perform due(Perform send, long deadline) {
        return new Perform(
                send.partition(), send.operation(), send.marked(), send.takeover(), deadline, send.mapVersion());
    }
}
