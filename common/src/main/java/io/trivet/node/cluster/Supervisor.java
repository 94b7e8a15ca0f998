package io.trivet.node.cluster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a process in the cluster. One thread, one loop: join, wait until the stay is over, leave, and again. So there
 * is never more than one session, and never a question who makes the next one.
 */
final class Supervisor implements Watchdog.Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final long SHORTEST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 3_000;
    private static final int MOST_FAILURES = 3;

    private final LinkParts parts;
    private final LinkListener listener;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Promise<Void> firstJoined = Promise.promise();
    private final Promise<Void> ended = Promise.promise();
    private volatile Optional<Session> session = Optional.empty();
    private volatile Stay stay;
    private volatile long awaySince;
    private volatile boolean desperate;
    private int failures;

    Supervisor(LinkParts parts, LinkListener listener) {
        this.parts = parts;
        this.listener = listener;
        this.stay = new Stay(SessionName.ofNewProcess().toString(), 0);
    }

    /** To be called once. Completes when the process is in the cluster for the first time. */
    Future<Void> start(Joining joining) {
        parts.watchdog().start(this);
        Thread thread = new Thread(() -> run(joining), "trivet-link");
        thread.setDaemon(true);
        // Without this thread the process would never come back, and nobody would know.
        thread.setUncaughtExceptionHandler((link, bug) -> {
            LOG.error("The link has broken", bug);
            firstJoined.tryFail(bug);
            listener.hopeless("the link has broken: " + bug);
        });
        thread.start();
        return firstJoined.future();
    }

    /** Completes when nothing of the link is left; while it is joining that may take as long as Hazelcast takes. */
    Future<Void> stop() {
        stopping.countDown();
        stay.end("stopped");
        return ended.future();
    }

    void end(String why) {
        stay.end(why);
    }

    Optional<Session> session() {
        return session;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    // ---------------------------------------------------------------- the loop

    private void run(Joining joining) {
        while (!isStopping()) {
            stay = new Stay(
                    SessionName.parse(stay.session()).next().toString(),
                    parts.watchdog().awake());
            try {
                Session joined = joining.join(stay);
                spend(joined);
                joining.leave(joined);
            } catch (JoinFailed e) {
                failed(e);
            }
        }
        parts.watchdog().stop();
        firstJoined.tryFail("stopped");
        ended.complete();
    }

    private void spend(Session joined) {
        // A process that froze while it joined need not be announced.
        if (!stay.isOver() && !isStopping()) {
            announce(joined);
        } else {
            stay.end("stopped");
        }
        String why = stay.await();
        awaySince = parts.watchdog().awake();
        boolean announced = session.isPresent();
        session = Optional.empty();
        if (announced) {
            LOG.atInfo().addKeyValue("session", joined.name()).log("Left the cluster: {}", why);
            listener.lost(joined.name());
        }
    }

    private void announce(Session joined) {
        failures = 0;
        desperate = false;
        parts.counters().countSession();
        session = Optional.of(joined);
        long millis = parts.watchdog().awake() - stay.begun();
        LOG.atInfo().addKeyValue("session", joined.name()).log("In the cluster after {} ms", millis);
        listener.joined(joined.name());
        firstJoined.tryComplete();
    }

    private void failed(JoinFailed cause) {
        failures++;
        LOG.warn("{} (attempt {})", cause.getMessage(), failures);
        LOG.debug("The whole of it:", cause);
        boolean beginning = !firstJoined.future().isComplete();
        if (beginning && (cause.isForGood() || failures >= MOST_FAILURES)) {
            stopping.countDown();
            firstJoined.tryFail(cause);
        } else {
            pause(Math.min(LONGEST_PAUSE, SHORTEST_PAUSE << Math.min(failures, Integer.BYTES)));
        }
    }

    private void pause(long millis) {
        try {
            if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debug("Stopped while joining");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    // ---------------------------------------------------------------- the watchdog's rounds

    @Override
    public void stoodStill(long millis) {
        stay.end("stood still for " + millis + " ms");
    }

    @Override
    public void round() {
        session.filter(present -> !stay.isOver()).ifPresent(Session::check);
        long away = parts.watchdog().awake() - awaySince;
        if (session.isEmpty()
                && firstJoined.future().isComplete()
                && away > parts.times().hopeless()
                && !desperate) {
            desperate = true;
            String why = "out of the cluster for " + away + " ms, " + failures + " attempts failed";
            LOG.error("Hopeless: {}", why);
            listener.hopeless(why);
        }
    }
}
