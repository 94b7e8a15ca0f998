package io.trivet.bus;

import io.trivet.bus.DeskCounters.Count;
import io.trivet.register.host.Timing;
import io.trivet.register.message.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One event loop's place in the conversation: a lane's, a gateway's, a controller's. All that it says to one address
 * within a turn of the event loop travels as one parcel. Everything but the counters is for its event loop only.
 */
public final class Desk {
    private final Desks desks;
    private final String name;
    private final Timing timing;
    private final Executor loop;
    private final Supplier<Standing> self;
    private final Answering answering;
    private final DeskCounters counters = new DeskCounters();
    private final Lateness lateness;
    private final Waiting waiting;
    private final Inbox inbox;
    private final Outbox outbox;
    private long correlation;
    private boolean closed;

    Desk(Desks desks, String name, Timing timing, Executor loop, Supplier<Standing> self, Answering answering) {
        this.desks = desks;
        this.name = name;
        this.timing = timing;
        this.loop = loop;
        this.self = self;
        this.answering = answering;
        this.lateness = new Lateness(desks.settings().addresses());
        this.waiting = new Waiting(timing, desks.settings().times().sweep(), counters, this::guarded);
        this.inbox = new Inbox(this, answering);
        this.outbox = new Outbox(
                this, this::route, (line, stayed) -> waiting.notSent(stayed, line.address() + ": there is no session"));
    }

    // ---------------------------------------------------------------- asking

    /**
     * Asks once. Fails with {@link NotSent} when the question has not left this process, with {@link NoAnswer} when no
     * answer has come within the limit or can come any more, with {@link PeerFailed} when the other desk has none.
     *
     * <p>Of an operation the deadline travels with it; the limit only says how long its answer is waited for. While a
     * question waits it counts against the bounds of its address: one that carries rows should wait for seconds, even
     * if whoever asked does not, or a peer that is frozen is sent too much.
     */
    public Future<Response> ask(String address, Question question, long limitMillis) {
        counters.add(Count.ASKED);
        long now = timing.now();
        long left =
                question instanceof Question.Operate operate ? operate.perform().deadline() - now : limitMillis;
        Optional<Line> line = outbox.line(address);
        Optional<String> obstacle = obstacle(line, question, left);
        if (obstacle.isPresent()) {
            counters.add(Count.NOT_SENT);
            return Future.failedFuture(new NotSent(address + ": " + obstacle.get()));
        }
        Ask ask = new Ask(++correlation, line.get(), question, now + limitMillis);
        outbox.ask(ask, left);
        return waiting.add(ask);
    }

    private Optional<String> obstacle(Optional<Line> line, Question question, long left) {
        if (closed) {
            return Optional.of("this desk is closed");
        }
        if (left <= 0) {
            return Optional.of("no time is left");
        }
        if (line.isEmpty()) {
            return Optional.of("there is no such desk, or no room for another address");
        }
        if (waiting.size() >= settings().pending()) {
            return Optional.of("too many questions are unanswered");
        }
        long room =
                carriesRows(question) ? settings().unanswered() : 2 * settings().unanswered();
        boolean full =
                line.get().questions() >= settings().pendingEach() || line.get().bytes() >= room;
        return full ? Optional.of("too much is unanswered there") : Optional.empty();
    }

    private static boolean carriesRows(Question question) {
        return question instanceof Question.OfMember member && member.request() instanceof Request.Accept;
    }

    /** Nothing will come from there any more, because that session is over: who waits for it hears so now. */
    public void forget(String address) {
        lateness.forget(address);
        outbox.remove(address).ifPresent(line -> waiting.giveUp(ask -> ask.line() == line, "its session is over"));
    }

    void forgetAll(Predicate<String> addresses) {
        List<String> gone = outbox.lines().stream()
                .filter(line -> !line.isLocal())
                .map(Line::address)
                .filter(addresses)
                .toList();
        gone.forEach(this::forget);
    }

    // ---------------------------------------------------------------- receiving

    /** A parcel from another process, or what pretends to be one. */
    public void receive(Buffer bytes) {
        counters.add(Count.PARCELS_RECEIVED);
        counters.add(Count.BYTES_RECEIVED, bytes.length());
        Optional<Parcel> opened = open(bytes);
        if (opened.isPresent() && !closed) {
            Parcel parcel = opened.get();
            outbox.heard(parcel.from().address());
            long late = lateness.of(parcel.from().address(), parcel.sentAt(), timing.now());
            if (parcel.hasAnswers()) {
                guarded(() -> answering.heard(parcel.from()));
            }
            hand(parcel, late, bytes.length() / Math.max(1, parcel.items().size()));
        }
    }

    private Optional<Parcel> open(Buffer bytes) {
        if (ParcelCodec.isForeign(bytes)) {
            counters.add(Count.FOREIGN);
            return Optional.empty();
        }
        try {
            return Optional.of(ParcelCodec.open(bytes));
        } catch (IllegalArgumentException malformed) {
            counters.add(Count.MALFORMED);
            return Optional.empty();
        }
    }

    /** A parcel of a desk of this process, whose clock is the same. */
    void take(Parcel parcel) {
        if (!closed) {
            hand(parcel, timing.now() - parcel.sentAt(), 0);
        }
    }

    private void hand(Parcel parcel, long late, long bytesEach) {
        for (Parcel.Item item : parcel.items()) {
            if (item instanceof Parcel.Answered answered) {
                waiting.answered(parcel.from(), answered);
            } else if (item instanceof Parcel.Asked asked) {
                guarded(() -> inbox.question(parcel.from(), asked, late, bytesEach));
            }
        }
    }

    /** What others do with one answer, or one parcel, is not to harm the next. */
    void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException bug) {
            broken(bug);
        }
    }

    /** Thrown again in a turn of its own, where the event loop reports it. */
    void broken(RuntimeException bug) {
        counters.add(Count.BROKEN);
        loop.execute(() -> {
            throw bug;
        });
    }

    // ---------------------------------------------------------------- sending

    void answer(Sender to, Parcel.Answered answered) {
        if (!closed) {
            outbox.answer(to, answered);
        }
    }

    private Optional<Line> route(String address) {
        Optional<Line> local = desks.at(address).map(to -> new Line(address, true, () -> new LocalPacking(this, to)));
        return local.isPresent() || Topics.isHere(address)
                ? local
                : Optional.of(new Line(address, false, () -> new RemotePacking(this, address)));
    }

    // ---------------------------------------------------------------- the desk itself

    /** Takes and sends nothing more. Who waits for an answer hears that there is none. */
    public void close() {
        closed = true;
        waiting.close();
    }

    public String name() {
        return name;
    }

    public DeskCounters counters() {
        return counters;
    }

    /** How many questions wait for an answer now. */
    public int pending() {
        return waiting.size();
    }

    DeskSettings settings() {
        return desks.settings();
    }

    Courier courier() {
        return desks.courier();
    }

    Timing timing() {
        return timing;
    }

    Executor loop() {
        return loop;
    }

    Sender localSelf() {
        return new Sender(Topics.here(name), Standing.NONE);
    }

    Optional<Sender> remoteSelf() {
        return desks.address(name).map(address -> new Sender(address, self.get()));
    }
}
