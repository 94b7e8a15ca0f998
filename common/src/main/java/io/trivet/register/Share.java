package io.trivet.register;

import io.trivet.cluster.PartitionConfig;
import io.trivet.register.acceptor.Acceptor;
import io.trivet.register.host.Host;
import io.trivet.register.host.Store;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.leader.Lane;
import io.trivet.register.leader.Leader;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Outcome.Reason;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.vertx.core.Future;
import java.util.Optional;

/** One worker's part in one partition: its acceptor, and its leadership while it has one. */
final class Share {
    private final int partition;
    private final Host host;
    private final Store store;
    private final Lane lane;
    private final Acceptor acceptor;
    private final Seen seen;
    private Optional<Leader> leader = Optional.empty();
    private int primary;
    private int heir = NotTaken.NO_HINT;
    private boolean closed;

    Share(int partition, Host host, Store store, Lane lane, Durable recovered) {
        this.partition = partition;
        this.host = host;
        this.store = store;
        this.lane = lane;
        this.acceptor = new Acceptor(partition, host.self(), host.rules(), recovered);
        this.seen = new Seen(host.self(), recovered.promised());
        this.primary = NotTaken.NO_HINT;
    }

    // ---------------------------------------------------------------- as a member

    Future<Answer> answer(Request request) {
        return acceptor.on(request).carryOut(store, host.rules()).onSuccess(answer -> {
            if (acceptor.isPoisoned()) {
                host.watcher().twin(partition);
            }
        });
    }

    boolean goesBy(Ballot ballot) {
        return acceptor.goesBy(ballot);
    }

    /** Whether this worker leads and, if that is to be proven, a quorum still says so. */
    Future<Answer> leads(boolean proven) {
        Optional<Leader> leading = leader.filter(Leader::isLeading);
        if (leading.isEmpty()) {
            return Future.succeededFuture(new Answer.LeadsNot());
        }
        Future<Void> confirmed = proven ? leading.get().confirmed() : Future.succeededFuture();
        return confirmed
                .<Answer>map(done -> new Answer.Leads(leading.get().ballot()))
                .otherwise(new Answer.LeadsNot());
    }

    // ---------------------------------------------------------------- as a leader

    Future<Performed> perform(Perform send) {
        if (leader.isPresent()) {
            return leader.get().perform(send);
        }
        if (!mayLead()) {
            return notTaken(NotTaken.because(Reason.STALE_MAP));
        }
        int known = knownLeader();
        if (known == NotTaken.NO_HINT || isPrimaryOfNewerConfig()) {
            return performHere(send);
        }
        return send.takeover() ? takeOver(send, known) : notTaken(NotTaken.notLeader(known));
    }

    /** The leader that this worker knows of is asked to prove itself; only if it does not, this worker prepares. */
    private Future<Performed> takeOver(Perform send, int known) {
        return new Challenge(host, partition, known).met().compose(met -> {
            boolean elsewhere = met && leader.isEmpty();
            return elsewhere ? notTaken(NotTaken.notLeader(known)) : performHere(send);
        });
    }

    private Future<Performed> performHere(Perform send) {
        return lead().map(leading -> leading.perform(send))
                .orElseGet(() -> notTaken(NotTaken.because(Reason.STALE_MAP)));
    }

    private static Future<Performed> notTaken(NotTaken why) {
        return Future.succeededFuture(new Performed(why, 0));
    }

    private int knownLeader() {
        Ballot highest = Ballot.max(seen.highest(), acceptor.promise());
        if (highest.worker() == host.self() && config().isMember(heir)) {
            return heir;
        }
        boolean other = !highest.equals(Ballot.NONE) && highest.worker() != host.self();
        return other && config().isMember(highest.worker()) ? highest.worker() : NotTaken.NO_HINT;
    }

    private boolean isPrimaryOfNewerConfig() {
        return primary == host.self()
                && Ballot.max(seen.highest(), acceptor.promise()).epoch() < config().epoch();
    }

    private PartitionConfig config() {
        return acceptor.config().orElseThrow();
    }

    private boolean isMember() {
        return acceptor.config().filter(config -> config.isMember(host.self())).isPresent();
    }

    /** The present leadership, or a new attempt at one; nothing when this worker's config is not the newest. */
    Optional<Leader> lead() {
        if (leader.isPresent() || !mayLead()) {
            return leader;
        }
        seen.seen(acceptor.promise());
        Optional<Ballot> ballot = seen.next(config());
        if (ballot.isEmpty()) {
            if (seen.highest().epoch() == config().epoch()) {
                host.watcher().roundsRunOut(partition);
            }
            return Optional.empty();
        }
        heir = NotTaken.NO_HINT;
        Leader attempt = new Leader(lane, partition, config(), ballot.get(), seen);
        leader = Optional.of(attempt);
        attempt.over().onSuccess(over -> leader = leader.filter(present -> present != attempt));
        attempt.prepare();
        return leader;
    }

    /** Hands the partition over. Who comes here is sent on, until a higher ballot is heard of or the heir is silent. */
    Future<Void> yield(int to) {
        return leader.map(leading -> leading.yield(to))
                .orElseGet(() -> Future.failedFuture("not leading"))
                .onSuccess(yielded -> heir = to);
    }

    boolean mayLead() {
        return !closed && isMember() && !acceptor.isPoisoned();
    }

    Optional<Leader> leader() {
        return leader;
    }

    Ballot promise() {
        return acceptor.promise();
    }

    // ---------------------------------------------------------------- the map

    /**
     * A config of a chosen map. A worker that is a member no more ends its leadership and then drops its rows; a leader
     * that stays a member prepares in the new epoch, keeping what it knows; the primary does when there is no leader.
     */
    Future<Void> see(PartitionConfig config, int newPrimary) {
        primary = newPrimary;
        boolean member = config.isMember(host.self());
        if (!member && host.rules().endsBeforeDrop()) {
            leader.ifPresent(leading -> leading.resign("a member no more"));
        }
        Future<Void> stored = acceptor.see(config)
                .map(store::commit)
                .orElse(Future.succeededFuture())
                .mapEmpty();
        if (member) {
            leader.ifPresent(leading -> leading.adopt(config));
            boolean due = leader.isEmpty() && acceptor.promise().epoch() < config.epoch();
            if (newPrimary == host.self() && due) {
                host.timing().after(host.settings().times().askLimit(), this::leadIfNobodyDoes);
            }
        }
        return stored;
    }

    private void leadIfNobodyDoes() {
        if (mayLead() && leader.isEmpty() && acceptor.promise().epoch() < config().epoch()) {
            lead();
        }
    }

    void end(String why) {
        leader.ifPresent(leading -> leading.resign(why));
    }

    /** The store is lost: whatever this still waits for, it leads no more. */
    void close(String why) {
        closed = true;
        end(why);
    }
}
