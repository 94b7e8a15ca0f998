package io.trivet.bus.wire;

import io.trivet.cluster.WorkerSet;
import io.trivet.cluster.plan.Order;

/** An operator's orders. */
public final class OrderCodec {
    private static final int DRAIN = 0;
    private static final int UNDRAIN = 1;
    private static final int REMOVE = 2;
    private static final int REBALANCE = 3;
    private static final int RECOVER = 4;

    private OrderCodec() {}

    public static void write(WireWriter out, Order order) {
        if (order instanceof Order.Drain drain) {
            out.octet(DRAIN);
            out.number(drain.worker());
        } else if (order instanceof Order.Undrain undrain) {
            out.octet(UNDRAIN);
            out.number(undrain.worker());
        } else if (order instanceof Order.Remove remove) {
            out.octet(REMOVE);
            out.number(remove.worker());
        } else if (order instanceof Order.Rebalance) {
            out.octet(REBALANCE);
        } else if (order instanceof Order.Recover recover) {
            out.octet(RECOVER);
            ConfigCodec.write(out, recover.lost());
        }
    }

    public static Order read(WireReader in) {
        return switch (in.octet()) {
            case DRAIN -> new Order.Drain(worker(in));
            case UNDRAIN -> new Order.Undrain(worker(in));
            case REMOVE -> new Order.Remove(worker(in));
            case REBALANCE -> new Order.Rebalance();
            case RECOVER -> new Order.Recover(ConfigCodec.workers(in));
            default -> throw new IllegalArgumentException("malformed: an unknown order");
        };
    }

    private static int worker(WireReader in) {
        return in.number(WorkerSet.MAX_NUMBER);
    }
}
