package io.trivet.simulation;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Stamp;
import java.util.Map;

/** Chooses what a client does next. Values are numbers, each written once, so that increments work on all of them. */
final class Operations {
    private Operations() {}

    record Choice(Bytes key, Action action, Condition condition) {
        @Override
        public String toString() {
            return action.getClass().getSimpleName() + " " + key + detail()
                    + (condition.equals(Condition.NONE) ? "" : " if " + condition);
        }

        private String detail() {
            return action instanceof Action.Put put ? " = " + put.value() : "";
        }
    }

    static Choice choose(Dice dice, Cluster cluster, Map<Bytes, Stamp> etags) {
        Bytes key = cluster.key(dice.below(cluster.profile().shape().keys()));
        int draw = dice.below(100);
        if (draw < 35) {
            return new Choice(key, new Action.Get(), Condition.NONE);
        }
        if (draw < 52) {
            return new Choice(key, put(dice, cluster), Condition.NONE);
        }
        if (draw < 60) {
            return new Choice(key, put(dice, cluster), dice.oneIn(4) ? Condition.ifPresent() : Condition.ifAbsent());
        }
        if (draw < 74) {
            return conditional(dice, cluster, key, etags);
        }
        if (draw < 86) {
            return new Choice(key, new Action.Delete(), Condition.NONE);
        }
        if (draw < 97) {
            return new Choice(key, new Action.Increment(dice.between(1, 3)), Condition.NONE);
        }
        boolean expiry = cluster.profile().load().expiry();
        return new Choice(key, expiry ? new Action.Touch(dice.between(50, 800)) : new Action.Get(), Condition.NONE);
    }

    private static Choice conditional(Dice dice, Cluster cluster, Bytes key, Map<Bytes, Stamp> etags) {
        Stamp etag = etags.getOrDefault(key, Stamp.NONE);
        Action action = dice.oneIn(5) ? new Action.Delete() : put(dice, cluster);
        if (etag.equals(Stamp.NONE)) {
            return new Choice(key, put(dice, cluster), dice.oneIn(2) ? Condition.becomes(1) : Condition.ifAbsent());
        }
        return new Choice(key, action, Condition.ifMatch(etag));
    }

    private static Action put(Dice dice, Cluster cluster) {
        boolean expires = cluster.profile().load().expiry() && dice.oneIn(3);
        long ttl = expires ? dice.between(30, 600) : Action.FOREVER;
        return new Action.Put(Bytes.utf8(Long.toString(cluster.nextValue())), "text/plain", ttl);
    }
}
