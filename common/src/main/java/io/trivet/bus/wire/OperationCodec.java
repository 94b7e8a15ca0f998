package io.trivet.bus.wire;

import io.trivet.register.row.Action;
import io.trivet.register.row.Operation;

/** Operations and their actions. */
final class OperationCodec {
    private static final int GET = 0;
    private static final int PUT = 1;
    private static final int DELETE = 2;
    private static final int INCREMENT = 3;
    private static final int TOUCH = 4;

    private OperationCodec() {}

    static void write(WireWriter out, Operation operation) {
        out.id(operation.id());
        out.bytes(operation.key());
        write(out, operation.action());
        ConditionCodec.write(out, operation.condition());
        out.fixed(operation.fingerprint());
        out.fixed(operation.gateway());
        out.id(operation.answeredBelow());
    }

    static Operation read(WireReader in) {
        return new Operation(
                in.id(), in.bytes(), action(in), ConditionCodec.read(in), in.fixedInt(), in.fixedInt(), in.id());
    }

    private static void write(WireWriter out, Action action) {
        if (action instanceof Action.Get) {
            out.octet(GET);
        } else if (action instanceof Action.Put put) {
            out.octet(PUT);
            out.bytes(put.value());
            out.text(put.type());
            out.number(put.ttl());
        } else if (action instanceof Action.Delete) {
            out.octet(DELETE);
        } else if (action instanceof Action.Increment increment) {
            out.octet(INCREMENT);
            out.fixed(increment.by());
        } else if (action instanceof Action.Touch touch) {
            out.octet(TOUCH);
            out.number(touch.ttl());
        }
    }

    private static Action action(WireReader in) {
        return switch (in.octet()) {
            case GET -> new Action.Get();
            case PUT -> new Action.Put(in.bytes(), in.text(), in.number());
            case DELETE -> new Action.Delete();
            case INCREMENT -> new Action.Increment(in.fixed());
            case TOUCH -> new Action.Touch(in.number());
            default -> throw new IllegalArgumentException("malformed: an unknown action");
        };
    }
}
