package io.trivet.simulation;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Quorum;
import io.trivet.cluster.Verdict;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Store;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Floor;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Watches a run from above, event by event, with what no node can know: which rows each database has ever stored, and
 * so which were chosen. Notes the first thing that must never happen.
 */
final class Invariants {
    /** One register. */
    private record Register(int partition, Bytes key) {}

    /** One row as it was first sent. */
    private static final class Sent {
        private final Row row;
        private WorkerSet stored = WorkerSet.empty();
        private boolean chosen;

        Sent(Row row) {
            this.row = row;
        }
    }

    private final Map<Register, Map<Stamp, Sent>> rows = new HashMap<>();
    private final Map<Register, Row> newestChosen = new HashMap<>();
    private final Map<Register, Stamp> purged = new HashMap<>();
    private final Map<Register, Ballot> purgedUnder = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, PartitionConfig>> configs = new HashMap<>();
    private final Map<Integer, Map<Integer, Ballot>> promises = new HashMap<>();
    private final Map<Integer, Map<Integer, PartitionConfig>> seen = new HashMap<>();
    private final Map<Long, ClusterMap> maps = new HashMap<>();
    private Optional<String> violation = Optional.empty();

    Optional<String> violation() {
        return violation;
    }

    void violated(String what) {
        if (violation.isEmpty()) {
            violation = Optional.of(what);
        }
    }

    /** Invariant 1: no two rows with one stamp differ. */
    void sends(int partition, Bytes key, Row row) {
        Map<Stamp, Sent> stamps = rows.computeIfAbsent(new Register(partition, key), r -> new HashMap<>());
        Sent before = stamps.putIfAbsent(row.stamp(), new Sent(row));
        if (before != null && !before.row.equals(row)) {
            violated(
                    "invariant 1: two rows with one stamp: " + name(partition, key) + " " + before.row + " and " + row);
        }
    }

    /** A database has committed this. */
    void committed(int worker, Store.Write write, Store.Committed result) {
        write.memory().ifPresent(memory -> remembered(worker, write.partition(), memory));
        if (result.hasTwin()) {
            violated("invariant 1: worker " + worker + " holds another row with the stamp of one in " + write.rows());
        }
        for (int i = 0; i < write.rows().size(); i++) {
            if (result.rows().get(i) == Store.Stored.STORED) {
                stored(worker, write.partition(), write.rows().get(i));
            }
        }
    }

    private void remembered(int worker, int partition, Store.Durable memory) {
        memory.config().ifPresent(config -> {
            config(partition, config);
            seen.computeIfAbsent(partition, p -> new TreeMap<>()).put(worker, config);
        });
        promises.computeIfAbsent(partition, p -> new TreeMap<>()).put(worker, memory.promised());
    }

    private void config(int partition, PartitionConfig config) {
        PartitionConfig before =
                configs.computeIfAbsent(partition, p -> new TreeMap<>()).putIfAbsent(config.epoch(), config);
        if (before != null && !before.equals(config)) {
            violated("two configs of one epoch of p" + partition + ": " + before + " and " + config);
        }
    }

    /**
     * Invariant 3: a row below a member's promise is stored only if it was chosen already. Invariant 8: whoever has
     * seen that it is a member no more stores nothing, for it has dropped its rows and nobody would drop that one.
     */
    private void stored(int worker, int partition, Entry entry) {
        PartitionConfig last = seen.getOrDefault(partition, Map.of()).get(worker);
        if (last != null && !last.isMember(worker)) {
            violated("invariant 8: worker " + worker + ", no member by " + last + ", stored " + entry + " of p"
                    + partition);
        }
        Register register = new Register(partition, entry.key());
        Row row = entry.row();
        Sent sent =
                rows.computeIfAbsent(register, r -> new HashMap<>()).computeIfAbsent(row.stamp(), s -> new Sent(row));
        Ballot promised = promises.getOrDefault(partition, Map.of()).getOrDefault(worker, Ballot.NONE);
        boolean below = row.stamp().ballot().isBelow(promised);
        if (below && !sent.chosen && !isCovered(register, row) && !isAsGoodAsChosen(partition, sent, promised)) {
            violated("invariant 3: worker " + worker + " promised " + promised + " and stored the unchosen "
                    + name(partition, entry.key()) + " " + row);
        }
        sent.stored = sent.stored.with(worker);
        PartitionConfig config = configs.getOrDefault(partition, new TreeMap<>())
                .get(row.stamp().ballot().epoch());
        if (!sent.chosen && config != null && Quorum.of(config).won(sent.stored)) {
            sent.chosen = true;
            chosen(register, row);
        }
    }

    /**
     * A quorum of a later config holds it, though perhaps not of the one that its ballot was made by, because that
     * change was aborted: every later quorum will meet it all the same.
     */
    private boolean isAsGoodAsChosen(int partition, Sent sent, Ballot promised) {
        int epoch = sent.row.stamp().ballot().epoch();
        return configs
                .getOrDefault(partition, new TreeMap<>())
                .subMap(epoch, true, promised.epoch(), true)
                .values()
                .stream()
                .anyMatch(config -> Quorum.of(config).won(sent.stored));
    }

    private void chosen(Register register, Row row) {
        if (!isCovered(register, row)) {
            newestChosen.merge(register, row, (a, b) -> b.stamp().isAbove(a.stamp()) ? b : a);
        }
    }

    private boolean isCovered(Register register, Row row) {
        Stamp floor = purged.get(register);
        return floor != null && !row.stamp().isAbove(floor);
    }

    /**
     * Invariants 2, 5 and 7: what was chosen is, or is followed by, what every later leader knows; and what one knows
     * counts as chosen from then on. (It may have been accepted by a quorum of the present config only, not of the one
     * that its ballot was made by, when a change was aborted: that is as good.)
     */
    void knows(int partition, Ballot ballot, Bytes key, Optional<Row> known) {
        Register register = new Register(partition, key);
        Row chosen = newestChosen.get(register);
        boolean later = chosen != null && !chosen.stamp().ballot().isAbove(ballot);
        boolean behind =
                later && (known.isEmpty() || chosen.stamp().isAbove(known.get().stamp()));
        if (behind) {
            violated("invariant 2: the leader under " + ballot + " knows " + name(partition, key) + " as "
                    + known.map(Row::toString).orElse("absent") + ", but " + chosen + " was chosen");
        }
        known.ifPresent(row -> {
            rows.computeIfAbsent(register, r -> new HashMap<>())
                    .computeIfAbsent(row.stamp(), s -> new Sent(row))
                    .chosen = true;
            chosen(register, row);
        });
        boolean risen = known.isPresent()
                && known.get().state().isPresent()
                && !key.equals(Floor.KEY)
                && purged.containsKey(register)
                && !ballot.isBelow(purgedUnder.get(register))
                && !known.get().state().etag().isAbove(purged.get(register));
        if (risen) {
            violated("invariant 5: " + name(partition, key) + " " + known.get() + " is of before a purge");
        }
    }

    boolean isChosen(int partition, Bytes key, Stamp stamp) {
        return Optional.ofNullable(rows.getOrDefault(new Register(partition, key), Map.of())
                        .get(stamp))
                .filter(sent -> sent.chosen)
                .isPresent();
    }

    /** What every later leader will know; nothing when it was purged, or never was. */
    Optional<Row> newest(int partition, Bytes key) {
        return Optional.ofNullable(newestChosen.get(new Register(partition, key)));
    }

    void purges(int partition, Ballot ballot, Bytes key, Row tombstone) {
        Register register = new Register(partition, key);
        purgedUnder.merge(register, ballot, Ballot::max);
        purged.merge(register, tombstone.stamp(), (a, b) -> b.isAbove(a) ? b : a);
        newestChosen.computeIfPresent(register, (r, row) -> isCovered(register, row) ? null : row);
    }

    /** Invariant 4: after a config is prepared, no quorum of the one it replaced can be formed. */
    void leads(int partition, Ballot ballot, PartitionConfig config) {
        config(partition, config);
        Map.Entry<Integer, PartitionConfig> before = configs.get(partition).lowerEntry(config.epoch());
        if (before == null) {
            return;
        }
        WorkerSet open = WorkerSet.empty();
        Map<Integer, Ballot> promised = promises.getOrDefault(partition, Map.of());
        for (int worker : before.getValue().members().toArray()) {
            boolean sealed = promised.getOrDefault(worker, Ballot.NONE).epoch() > before.getKey();
            open = sealed ? open : open.with(worker);
        }
        if (Quorum.of(before.getValue()).verdict(open, WorkerSet.empty()) == Verdict.WON) {
            violated("invariant 4: " + ballot + " leads p" + partition + " by " + config + ", while " + open
                    + " can still choose by " + before.getValue());
        }
    }

    /** A map is chosen once. */
    void map(ClusterMap map) {
        ClusterMap before = maps.putIfAbsent(map.version(), map);
        if (before != null && !before.equals(map)) {
            violated("two cluster maps of version " + map.version() + ": " + before + " and " + map);
        }
    }

    private static String name(int partition, Bytes key) {
        return "p" + partition + "/" + (key.equals(Floor.KEY) ? "floor" : key);
    }
}
