package io.trivet.register.host;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Quorum;
import io.trivet.register.host.Store.Committed;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.host.Store.Write;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The decisions on which safety rests, each a line, on one page. Production uses them as they are. Tests override one
 * at a time, and the simulation must then find a violation: that is how we know that it would.
 */
public class Rules {
    /** What is said is said when it is durable. */
    public Future<Answer> whenDurable(Future<Committed> commit, Write write, Function<Committed, Answer> then) {
        return commit.map(then);
    }

    /** Nothing below the promise is accepted. */
    public boolean refuses(Ballot ballot, Ballot promised) {
        return ballot.isBelow(promised);
    }

    /** A worker that joins starts from nothing: it wipes when its promise first enters the epoch. */
    public boolean wipesOnPrepare(PartitionConfig config, int self, Ballot promised) {
        return config.joins(self) && promised.epoch() < config.epoch();
    }

    /** Only a prepare lets a joiner into its epoch, so only a prepare wipes. */
    public boolean joinsByAccept() {
        return false;
    }

    /** A worker that is no member any more drops its rows and keeps its promise. */
    public Durable keptAfterDrop(Durable memory) {
        return memory;
    }

    /** A worker that is no member any more stores nothing that is still under way to it. */
    public boolean refusesOnceLeft() {
        return true;
    }

    /** A leader sends nothing to whoever left by its config, whatever it noted of him before. */
    public boolean asksMembersOnly() {
        return true;
    }

    /** During a change a quorum needs a majority of the old voters and one of the new. */
    public Quorum quorum(PartitionConfig config) {
        return Quorum.of(config);
    }

    /** A row that no quorum was seen to hold is stamped anew, wherever it lies, before it is believed. */
    public boolean believes(boolean heldByQuorum, boolean heldBySelf) {
        return heldByQuorum;
    }

    /** A row that is not believed is restamped, never pushed as it is. */
    public Row adopted(Row found, Ballot ballot, boolean heldBySelf) {
        return found.under(ballot);
    }

    /** An answer rests on a confirmation by a quorum, asked after the operation arrived. */
    public boolean needsConfirmation() {
        return true;
    }

    /** So an operation may join a confirmation that is yet to be asked, never one that is under way. */
    public boolean joinsConfirmationUnderWay() {
        return false;
    }

    /** Every attempt is looked up among the ids that a row remembers. */
    public boolean looksUp(boolean marked) {
        return true;
    }

    /** The decline of a retry is written down before it is told. */
    public boolean recordsDecline(boolean marked) {
        return marked;
    }

    /** What rests on a state in memory is told when that state is chosen. */
    public boolean declineWaitsForFold() {
        return true;
    }

    /** A recorded decline changes neither value nor version. */
    public long versionAfterDecline(long version) {
        return version;
    }

    /** The ETag of a row is the stamp of the write that made its value. */
    public Stamp etag(Row row) {
        return row.state().etag();
    }

    /** Each write of a fold has an ETag of its own, although the fold makes one row. */
    public long stepOfWrite(long stepBefore, int writesOfFold) {
        return stepBefore + writesOfFold;
    }

    /** A row that is made where none was inherits the floor. */
    public boolean inheritsFloor() {
        return true;
    }

    /** A stamp once sent is finished before the key's next operation has its turn. */
    public Future<Void> finished(Future<Void> step, Supplier<Future<Void>> learnAgain, Timing timing) {
        return step;
    }

    /** Repair of a key waits for its turn in the key's queue. */
    public boolean repairsInTurn() {
        return true;
    }

    /** What a comparison shows of a key is read again in the key's turn, so a late comparison says nothing. */
    public boolean readsAgainInTurn() {
        return true;
    }

    /** ... and can never be acted upon late. */
    public void late(Timing timing, Runnable then) {
        then.run();
    }

    /** An orphan above the known row is answered by restamping the known row; it is not adopted. */
    public boolean adoptsOrphans() {
        return false;
    }

    /** A key is forgotten only when no step is pending and the leader's own acceptor holds exactly the known row. */
    public boolean mayForget(boolean idle, boolean held) {
        return idle && held;
    }

    /** A leader that prepares again keeps what it knows only if no ballot came between. */
    public boolean keepsKnowledge(boolean unbroken) {
        return unbroken;
    }

    /** ... and else forgets all of it, what it has packed too. */
    public boolean forgetsPacked() {
        return true;
    }

    /** A change is complete only when each joiner has entered its epoch and holds every chosen row. */
    public boolean needsJoiners() {
        return true;
    }

    /** ... and when every chosen row was seen at a majority of the voters to come. */
    public boolean needsSync() {
        return true;
    }

    /** A leadership of a partition is over before its rows are dropped. */
    public boolean endsBeforeDrop() {
        return true;
    }

    /** A tombstone is purged only when every member, not a quorum, holds exactly it. */
    public boolean purgesOnQuorum() {
        return false;
    }

    /** ... under a ballot above the tombstone's, under which nothing else of the key was sent. */
    public boolean mayPurge(boolean ballotAbove, boolean nothingElseSent) {
        return ballotAbove && nothingElseSent;
    }

    /** ... and after its ids went into the floor. */
    public boolean raisesFloor() {
        return true;
    }

    /** A worker that starts serves nothing before others have said what they saw of its database. */
    public boolean asksTestimony() {
        return true;
    }
}
