package io.trivet.register.acceptor;

import io.trivet.cluster.PartitionConfig;
import io.trivet.register.host.Rules;
import io.trivet.register.host.Store;
import io.trivet.register.host.Store.Committed;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.host.Store.Stored;
import io.trivet.register.host.Store.Write;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every member of a partition does: it promises ballots, stores rows under them, and answers questions for the
 * ballot that it has promised. Decisions are made in memory in the order of arrival; {@link Reaction} says what has to
 * be durable before they are told.
 *
 * <p>Promise and config are never forgotten, also not by a worker that is no member any more.
 */
public final class Acceptor {
    private final int partition;
    private final int self;
    private final Rules rules;

    /** Taken up; durable when the commits begun so far are. Nothing below {@code taken.promised()} is accepted. */
    private Durable taken;

    /** Durable: only for this ballot are questions answered. */
    private Ballot promised;

    /** What was promised before {@code taken.promised()}, if this process saw it. */
    private Ballot previous = Ballot.NONE;

    private boolean poisoned;

    public Acceptor(int partition, int self, Rules rules, Durable recovered) {
        this.partition = partition;
        this.self = self;
        this.rules = rules;
        this.taken = recovered;
        this.promised = recovered.promised();
    }

    public Reaction on(Request request) {
        if (request instanceof Request.Prepare prepare) {
            return prepare(prepare);
        }
        if (request instanceof Request.Accept accept) {
            return accept(accept);
        }
        if (request instanceof Request.Read read) {
            return answer(read.ballot(), store -> store.read(partition, read.keys()), Answer.Rows::new);
        }
        if (request instanceof Request.Purge purge) {
            return purge(purge);
        }
        if (request instanceof Request.Digest digest) {
            return answer(digest.ballot(), store -> store.digests(partition), Answer.Digests::new);
        }
        if (request instanceof Request.Fetch fetch) {
            return answer(
                    fetch.ballot(),
                    store -> store.page(partition, fetch.bucket(), fetch.after(), fetch.limit()),
                    page -> page);
        }
        throw new IllegalArgumentException("no question for an acceptor: " + request);
    }

    private Reaction prepare(Request.Prepare asked) {
        Ballot ballot = asked.ballot();
        if (asked.config().epoch() < epochSeen() || asked.config().epoch() != ballot.epoch()) {
            return wrongEpoch();
        }
        boolean again = ballot.equals(taken.promised()) && asked.session() == taken.session();
        if (!again && !ballot.isAbove(taken.promised())) {
            return new Reaction.Say(new Answer.Refused(taken.promised()));
        }
        boolean clear = !again && rules.wipesOnPrepare(asked.config(), self, taken.promised());
        if (!again) {
            previous = taken.promised();
        }
        taken = new Durable(ballot, asked.session(), Optional.of(asked.config()));
        Ballot before = previous;
        return new Reaction.Commit(Write.memory(partition, taken, clear), done -> {
            promised = Ballot.max(promised, ballot);
            return new Answer.Promised(before);
        });
    }

    private Reaction accept(Request.Accept asked) {
        Ballot ballot = asked.ballot();
        int epoch = ballot.epoch();
        if (epoch > epochSeen() || epoch > taken.promised().epoch() && !mayEnter(epoch)) {
            return wrongEpoch();
        }
        if (hasLeft() && rules.refusesOnceLeft()) {
            return wrongEpoch();
        }
        if (poisoned || rules.refuses(ballot, taken.promised())) {
            return new Reaction.Say(new Answer.Refused(taken.promised()));
        }
        Optional<Durable> raised = Optional.empty();
        if (ballot.isAbove(taken.promised())) {
            previous = taken.promised();
            taken = new Durable(ballot, Write.NO_SESSION, taken.config());
            raised = Optional.of(taken);
        }
        return new Reaction.Commit(
                Write.rows(partition, raised, asked.entries()), committed -> accepted(ballot, committed));
    }

    /**
     * A promise may be raised into an epoch by an accept only when that epoch's config is the newest seen and this
     * worker does not join by it: a joiner starts from nothing, and only a prepare wipes.
     */
    private boolean mayEnter(int epoch) {
        PartitionConfig config = taken.config().orElseThrow();
        return epoch == config.epoch() && (!config.joins(self) || rules.joinsByAccept());
    }

    /**
     * A map said so: what it held is dropped, and a leader of the epoch before, which has not heard of that map, would
     * bring it back. What a prepare says is no such thing: before the first map an elector does not know its number.
     */
    private boolean hasLeft() {
        return taken.config()
                .filter(config -> !config.isMember(self))
                .filter(config -> taken.promised().epoch() < config.epoch())
                .isPresent();
    }

    private Answer accepted(Ballot ballot, Committed committed) {
        promised = Ballot.max(promised, ballot);
        if (committed.hasTwin()) {
            poisoned = true;
            return new Answer.Refused(taken.promised());
        }
        List<Boolean> stored = new ArrayList<>(committed.rows().size());
        committed.rows().forEach(row -> stored.add(row == Stored.STORED));
        return new Answer.Accepted(stored);
    }

    private Reaction purge(Request.Purge asked) {
        if (refusal(asked.ballot()).isPresent()) {
            return new Reaction.Say(refusal(asked.ballot()).get());
        }
        return new Reaction.Commit(Write.removal(partition, asked.key(), asked.stamp()), done -> new Answer.Purged());
    }

    /** Answers from the store, provided the ballot is the promised one both before and after the store was asked. */
    private <T> Reaction answer(Ballot ballot, Function<Store, Future<T>> question, Function<T, Answer> then) {
        Optional<Answer> refusal = refusal(ballot);
        if (refusal.isPresent()) {
            return new Reaction.Say(refusal.get());
        }
        return new Reaction.Ask<>(question, found -> refusal(ballot).orElseGet(() -> then.apply(found)));
    }

    private Optional<Answer> refusal(Ballot ballot) {
        return goesBy(ballot) ? Optional.empty() : Optional.of(new Answer.Refused(taken.promised()));
    }

    /** Whether this is the ballot that is promised, and durably so. */
    public boolean goesBy(Ballot ballot) {
        return ballot.equals(promised) && ballot.equals(taken.promised()) && !poisoned;
    }

    private Reaction wrongEpoch() {
        return new Reaction.Say(new Answer.WrongEpoch(taken.config()));
    }

    /**
     * A newer config, from a chosen map. A worker that is no member any more drops its rows, and nothing but its rows;
     * any leadership of the partition has been ended before.
     */
    public Optional<Write> see(PartitionConfig config) {
        if (config.epoch() <= epochSeen()) {
            return Optional.empty();
        }
        boolean drop = !config.isMember(self);
        Durable newer = new Durable(taken.promised(), taken.session(), Optional.of(config));
        taken = drop ? rules.keptAfterDrop(newer) : newer;
        // Dropping makes nothing durable: a promise that was only taken up must not be spoken for yet.
        promised = taken.promised().isBelow(promised) ? taken.promised() : promised;
        return Optional.of(Write.memory(partition, taken, drop));
    }

    private int epochSeen() {
        return taken.config().map(PartitionConfig::epoch).orElse(-1);
    }

    public Optional<PartitionConfig> config() {
        return taken.config();
    }

    /** The highest ballot taken up. */
    public Ballot promise() {
        return taken.promised();
    }

    public boolean isPoisoned() {
        return poisoned;
    }
}
