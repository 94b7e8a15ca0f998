package io.trivet.simulation.world;

import io.trivet.register.Life;
import io.trivet.register.host.Store;
import io.trivet.register.row.Entry;
import io.trivet.register.store.MemoryRows;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The database of one simulated worker: all that survives its processes. */
public final class SimDatabase {
    private final VirtualTime time;
    private MemoryRows rows = new MemoryRows(0);
    private long[] fences = new long[1];
    private DatabaseNode node;
    private long stalledUntil;
    private long refusesUntil;
    private int era;
    private BiConsumer<Store.Write, Store.Committed> onCommit = (write, committed) -> {};

    public SimDatabase(VirtualTime time, UUID identity) {
        this.time = time;
        this.node = new DatabaseNode(identity);
    }

    public MemoryRows rows() {
        return rows;
    }

    public DatabaseNode node() {
        return node;
    }

    /** What its worker tells others of it. */
    public Life life(long nonce) {
        return new Life(node.identity, node.incarnation, nonce, 0, node.beat);
    }

    /** Is told of every write at the moment at which it takes effect. */
    public void onCommit(BiConsumer<Store.Write, Store.Committed> listener) {
        onCommit = listener;
    }

    Store.Committed commit(Store.Write write) {
        Store.Committed committed = rows.apply(write);
        node.beat++;
        onCommit.accept(write, committed);
        return committed;
    }

    /** A mutant's commit: what is newer than a row of the write goes first. */
    Store.Committed overwrite(Store.Write write) {
        for (Entry entry : write.rows()) {
            rows.row(write.partition(), entry.key())
                    .filter(stored -> stored.stamp().isAbove(entry.row().stamp()))
                    .ifPresent(newer -> rows.apply(Store.Write.removal(write.partition(), entry.key(), newer.stamp())));
        }
        return commit(write);
    }

    public long fence(int lane) {
        return lane < fences.length ? fences[lane] : 0;
    }

    public long raiseFence(int lane) {
        if (lane >= fences.length) {
            fences = Arrays.copyOf(fences, lane + 1);
        }
        return ++fences[lane];
    }

    /** PostgreSQL is paused: nothing fails, it hangs, and then goes on in order. */
    public void stall(long millis) {
        stalledUntil = Math.max(stalledUntil, time.now() + millis);
    }

    /** Whatever ailed it is over; what hangs in a connection still hangs. */
    public void wake() {
        stalledUntil = time.now();
        refusesUntil = time.now();
    }

    /** PostgreSQL is restarted: what has not committed never will, and nobody can connect for a while. */
    public void restart(long millis) {
        era++;
        refusesUntil = Math.max(refusesUntil, time.now() + millis);
    }

    /** A backup, or a copy for those who check invariants. */
    public Snapshot snapshot() {
        return new Snapshot(rows.copy(), fences.clone(), node.copy());
    }

    /** The backup takes the place of what was there. No connection survives that. */
    public void restore(Snapshot backup) {
        era++;
        rows = backup.rows.copy();
        fences = backup.fences.clone();
        node = backup.node.copy();
    }

    VirtualTime time() {
        return time;
    }

    long stalledUntil() {
        return stalledUntil;
    }

    boolean refusesConnections() {
        return refusesUntil > time.now();
    }

    /** Connections made in another era are gone. */
    int era() {
        return era;
    }

    /** All that is durable, at one moment. Not to be changed. */
    public record Snapshot(MemoryRows rows, long[] fences, DatabaseNode node) {}
}
