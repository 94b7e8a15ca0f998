package io.trivet.cluster.plan;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;

/** What an order makes of a map. */
public final class Orders {

    private final ClusterMap map;
    private final Situation situation;

    private Orders(ClusterMap map, Situation situation) {
        this.map = map;
        this.situation = situation;
    }

    /** The next map, or the same when there is nothing to do; {@link OrderRefused} when it must not be done. */
    public static ClusterMap carryOut(Order order, ClusterMap map, Situation situation) {
        Orders orders = new Orders(map, situation);
        if (order instanceof Order.Drain drain) {
            return orders.drain(orders.worker(drain.worker()));
        }
        if (order instanceof Order.Undrain undrain) {
            return orders.undrain(orders.worker(undrain.worker()));
        }
        if (order instanceof Order.Remove remove) {
            return orders.remove(orders.worker(remove.worker()));
        }
        if (order instanceof Order.Recover recover) {
            recover.lost().stream().mapToObj(orders::worker).forEach(orders::refuseUnlessDown);
            return new Recovery(map, situation, recover.lost()).run();
        }
        return map; // to rebalance is to plan now, and planning is the planner's
    }

    private ClusterMap drain(Worker worker) {
        refuseRemoved(worker);
        if (worker.state() == Worker.State.DRAINING) {
            return map;
        }
        long others = map.workers().stream()
                .filter(each -> each.state() == Worker.State.ACTIVE && each.number() != worker.number())
                .count();
        if (others < map.replicas()) {
            throw new OrderRefused("Without " + worker.name() + " there would be " + others + " workers for "
                    + map.replicas() + " copies of each key: add a worker first, or make REPLICAS smaller.");
        }
        return map.withWorker(worker.withState(Worker.State.DRAINING));
    }

    private ClusterMap undrain(Worker worker) {
        refuseRemoved(worker);
        return worker.state() == Worker.State.ACTIVE ? map : map.withWorker(worker.withState(Worker.State.ACTIVE));
    }

    private ClusterMap remove(Worker worker) {
        if (worker.state() == Worker.State.REMOVED) {
            return map;
        }
        if (!isDown(worker)) {
            refuseHolder(worker);
        }
        return map.withWorker(worker.withState(Worker.State.REMOVED));
    }

    private void refuseHolder(Worker worker) {
        if (!map.holdsNothing(worker.number())) {
            int held = map.held(worker.number());
            String duty = held > 0 ? "still holds " + partitions(held) : "is still one of those who keep the map";
            String remedy = worker.state() == Worker.State.DRAINING ? "wait until it is drained." : "drain it first.";
            throw new OrderRefused(worker.name() + " " + presence(worker) + " and " + duty + ": " + remedy);
        }
    }

    private void refuseRemoved(Worker worker) {
        if (worker.state() == Worker.State.REMOVED) {
            throw new OrderRefused(worker.name() + " was removed for good: it can only come back as a new worker.");
        }
    }

    private void refuseUnlessDown(Worker worker) {
        if (!isDown(worker)) {
            throw new OrderRefused(worker.name() + " " + presence(worker)
                    + ", so nothing of it is lost: stop it first, if it is never to come back.");
        }
    }

    /** Only who is known to be dead counts as such: who was heard a moment ago may be there. */
    private boolean isDown(Worker worker) {
        return situation.down().contains(worker.number()) || situation.lost().contains(worker.number());
    }

    private String presence(Worker worker) {
        return situation.up().contains(worker.number()) ? "is up" : "was heard a moment ago";
    }

    private static String partitions(int number) {
        return number == 1 ? "1 partition" : number + " partitions";
    }

    private Worker worker(int number) {
        return map.worker(number)
                .orElseThrow(() -> new OrderRefused("There is no worker with the number " + number + "."));
    }
}
