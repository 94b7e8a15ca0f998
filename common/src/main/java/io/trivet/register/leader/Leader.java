package io.trivet.register.leader;

import io.trivet.cluster.PartitionConfig;
import io.trivet.register.host.Host;
import io.trivet.register.host.Settings;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.Floor;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.Function;

/**
 * The leadership of one partition, from its prepare to its end: takes operations to their keys' queues, and keeps what
 * they share. A new leadership is a new object; nothing is carried over but what a leader that prepares again may keep
 * ({@link Succession}).
 */
public final class Leader {
    private final Lane lane;
    private final int partition;
    private final Ballots ballots;
    private final Keys keys;
    private final Confirmations confirmations = new Confirmations(this);
    private final Behind behind;
    private final Intake intake = new Intake(this);
    private final Background background = new Background(this);
    private final Stillness stillness = new Stillness(this);
    private final Sent sent = new Sent();
    private final Promise<Void> led = Promise.promise();
    private final Promise<Ballot> over = Promise.promise();
    private Phase phase = Phase.PREPARING;
    private Claim claim;
    private boolean verified;
    private int hint = NotTaken.NO_HINT;

    /** One that will prepare this ballot when it is told to: whoever makes it must know it before it does anything. */
    public Leader(Lane lane, int partition, PartitionConfig config, Ballot ballot, Ballots ballots) {
        this.lane = lane;
        this.keys = new Keys(this);
        this.partition = partition;
        this.ballots = ballots;
        this.claim = new Claim(lane.host(), partition, config, ballot, this::refused);
        this.behind = new Behind(lane.host().settings().sizes().behindKeys());
    }

    public void prepare() {
        Preparation.of(claim)
                .onSuccess(promises -> lead())
                .onFailure(cause -> end("no quorum promised: " + cause.getMessage(), NotTaken.NO_HINT));
    }

    private void lead() {
        if (phase != Phase.PREPARING) {
            return;
        }
        phase = Phase.LEADING;
        host().watcher().leads(partition, claim.ballot(), claim.config());
        led.tryComplete();
        intake.open();
        background.soon();
    }

    // ---------------------------------------------------------------- operations

    public Future<Performed> perform(Perform send) {
        return intake.perform(send);
    }

    /** Replaces a key's content by what this makes of it, if it makes anything: how the cluster map is changed. */
    public Future<Optional<Row>> rewrite(Bytes key, Function<Optional<Row>, Optional<Content>> change) {
        return new Rewriting(this, key).by(change);
    }

    /** Completes when a quorum, asked after this call, has confirmed the leadership. */
    public Future<Void> confirmed() {
        return phase == Phase.OVER ? Future.failedFuture(LeadershipOver.OVER) : confirmations.confirmed();
    }

    /** What remains of purged keys: to be known before anything is said or written of an absent key. */
    Future<Floor> floor() {
        KeyQueue floor = keys.get(Floor.KEY);
        return floor.knowledge().isKnown()
                ? Future.succeededFuture(Floor.of(floor.knowledge().row()))
                : floor.inTurn(floor::learned)
                        .map(known -> Floor.of(floor.knowledge().row()));
    }

    // ---------------------------------------------------------------- holding still

    boolean mayBegin(Bytes key) {
        return phase == Phase.LEADING || phase == Phase.HOLDING && key.equals(Floor.KEY);
    }

    /** Begins no step from now on, and runs this when none is under way any more. */
    void hold(Runnable then) {
        if (phase == Phase.LEADING) {
            phase = Phase.HOLDING;
            stillness.await(then);
        }
    }

    void resume() {
        if (phase == Phase.HOLDING) {
            phase = Phase.LEADING;
            stillness.end();
            keys.beginAll();
            confirmations.resume();
            background.soon();
        }
    }

    boolean isHolding() {
        return phase == Phase.HOLDING;
    }

    /** The next turn of the leadership is under this claim; nothing of the former counts any more. */
    Claim reclaim(PartitionConfig config, Ballot ballot) {
        claim.end();
        claim = new Claim(host(), partition, config, ballot, this::refused);
        sent.clear();
        return claim;
    }

    /** Somebody else may have written: nothing that was known counts. */
    void forget() {
        verified = false;
        confirmations.fail();
        keys.end(NotTaken.NO_HINT);
    }

    /** A newer config, of which this worker is still a member: prepares in its epoch and keeps what it knows. */
    public void adopt(PartitionConfig config) {
        if (phase == Phase.OVER || config.epoch() <= claim.config().epoch()) {
            return;
        }
        if (phase == Phase.PREPARING) {
            resign("a newer config came while preparing");
        } else if (phase == Phase.HOLDING) {
            later(() -> adopt(config));
        } else {
            new Succession(this).to(config).onFailure(cause -> later(() -> adopt(config)));
        }
    }

    private void later(Runnable task) {
        host().timing().after(settings().times().resend(), task);
    }

    // ---------------------------------------------------------------- the end

    /** Hands the partition over: nothing is unknown, and the rest goes to that worker. */
    public Future<Void> yield(int to) {
        if (phase != Phase.LEADING) {
            return Future.failedFuture(new LeadershipOver("not leading now"));
        }
        Promise<Void> yielded = Promise.promise();
        hold(() -> {
            end("yielded to " + to, to);
            yielded.tryComplete();
        });
        host().timing().after(settings().times().prepareLimit(), () -> {
            resume();
            yielded.tryFail("steps under way did not end in time");
        });
        return yielded.future();
    }

    public void resign(String why) {
        end(why, NotTaken.NO_HINT);
    }

    private void refused(Ballot by) {
        ballots.seen(by);
        end("refused by " + by, by.worker());
    }

    private void end(String why, int to) {
        if (phase == Phase.OVER) {
            return;
        }
        phase = Phase.OVER;
        hint = to;
        claim.end();
        host().watcher().leadsNoMore(partition, claim.ballot(), why);
        keys.end(hint);
        confirmations.fail();
        intake.end(hint);
        led.tryFail(new LeadershipOver(why));
        over.tryComplete(claim.ballot());
    }

    /** Completes when a quorum has promised; fails when the attempt has failed. */
    public Future<Void> led() {
        return led.future();
    }

    /** Completes when the leadership is over. */
    public Future<Ballot> over() {
        return over.future();
    }

    // ---------------------------------------------------------------- what its parts share

    Sent sent() {
        return sent;
    }

    /** Where to go when this leadership is over. */
    int hint() {
        return hint;
    }

    void verified() {
        verified = true;
        host().watcher().verified(partition, claim.ballot());
    }

    public boolean isVerified() {
        return verified;
    }

    /** How many keys are noted as missing at some member. */
    public int behindKeys() {
        return behind.size();
    }

    public boolean isLeading() {
        return phase == Phase.LEADING || phase == Phase.HOLDING;
    }

    public boolean isOver() {
        return phase == Phase.OVER;
    }

    public Ballot ballot() {
        return claim.ballot();
    }

    public PartitionConfig config() {
        return claim.config();
    }

    Claim claim() {
        return claim;
    }

    public Keys keys() {
        return keys;
    }

    Intake intake() {
        return intake;
    }

    Stillness stillness() {
        return stillness;
    }

    Confirmations confirmations() {
        return confirmations;
    }

    Behind behind() {
        return behind;
    }

    Ballots ballots() {
        return ballots;
    }

    Lane lane() {
        return lane;
    }

    Host host() {
        return lane.host();
    }

    Settings settings() {
        return host().settings();
    }

    long now() {
        return host().timing().now();
    }

    long wallClock() {
        return host().timing().wallClock();
    }
}
