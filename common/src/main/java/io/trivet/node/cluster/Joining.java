package io.trivet.node.cluster;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sessions and throws them away, step by step, on a thread that may wait. */
final class Joining {
    private static final Logger LOG = LoggerFactory.getLogger(Joining.class);

    /** After a merge Hazelcast has given us another identity, and the others have dropped our registrations. */
    private static final Set<LifecycleState> ENDS =
            Set.of(LifecycleState.MERGING, LifecycleState.MERGED, LifecycleState.MERGE_FAILED, LifecycleState.SHUTDOWN);

    private static final long CLOSE_LIMIT = 5_000;

    /** For the cluster manager's questions, which block. */
    private static final int WORKERS = 8;

    private final LinkParts parts;
    private final BorrowedTransport transport;

    Joining(LinkParts parts, Vertx local) {
        this.parts = parts;
        this.transport = BorrowedTransport.of(local);
    }

    /** When it returns, all our addresses are known to the cluster. */
    Session join(Stay stay) throws JoinFailed {
        OwnAddress address = address();
        HazelcastInstance hazelcast = startHazelcast(stay, address);
        try {
            Session session = new Session(parts, stay, address, hazelcast, startVertx(hazelcast, address));
            try {
                within(parts.times().step(), session.openDoors());
                Endings.watch(hazelcast, session.vertx(), parts.ended());
                return session;
            } catch (JoinFailed e) {
                leave(session);
                throw e;
            }
        } catch (JoinFailed | RuntimeException e) {
            hazelcast.getLifecycleService().terminate();
            throw e instanceof JoinFailed failed ? failed : JoinFailed.because(e);
        }
    }

    private OwnAddress address() throws JoinFailed {
        try {
            return OwnAddress.of(parts.settings().host());
        } catch (UnknownHostException e) {
            throw JoinFailed.because(e);
        }
    }

    private HazelcastInstance startHazelcast(Stay stay, OwnAddress address) throws JoinFailed {
        try {
            return Hazelcast.newHazelcastInstance(
                    HazelcastConfig.of(parts.settings(), address, stay.session(), event -> happened(event, stay)));
        } catch (RuntimeException e) {
            throw JoinFailed.because(e, "CLUSTER_PORT " + parts.settings().port());
        }
    }

    private static void happened(LifecycleEvent event, Stay stay) {
        if (ENDS.contains(event.getState())) {
            stay.end("Hazelcast: " + event.getState());
        }
    }

    private Vertx startVertx(HazelcastInstance hazelcast, OwnAddress address) throws JoinFailed {
        Future<Vertx> starting = Vertx.builder()
                .with(options(address))
                .withTransport(transport)
                .withClusterManager(new Manager(hazelcast))
                .buildClustered();
        Unhandled unhandled = new Unhandled(failure -> LOG.error("Unhandled in a session", failure));
        try {
            return within(parts.times().step(), starting).exceptionHandler(unhandled);
        } catch (JoinFailed e) {
            // It may still come, and then nobody would know of it.
            starting.onSuccess(Vertx::close);
            throw e;
        }
    }

    /** One that is told to leave a cluster which it has been cut off from already. */
    private static final class Manager extends HazelcastClusterManager {
        Manager(HazelcastInstance hazelcast) {
            super(hazelcast);
        }

        /** That Hazelcast has ended is no failure here: we have ended it. */
        @Override
        public void leave(Completable<Void> left) {
            super.leave((nothing, failure) -> left.succeed());
        }
    }

    private VertxOptions options(OwnAddress address) {
        VertxOptions options = new VertxOptions()
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS)
                .setUseDaemonThread(true)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
        options.getEventBusOptions()
                .setHost(address.text())
                .setPort(parts.settings().busPort())
                .setClusterPublicHost(address.text())
                .setClusterPingInterval(2_000)
                .setClusterPingReplyInterval(2_000)
                .setConnectTimeout(2_000);
        return options;
    }

    /** Hazelcast first, and without a word to the others: a polite farewell waits for whoever is frozen. */
    void leave(Session session) {
        session.hazelcast().getLifecycleService().terminate();
        try {
            within(CLOSE_LIMIT, session.vertx().close());
        } catch (JoinFailed e) {
            LOG.atDebug().setCause(e).log("A session did not close properly; it is cut off all the same");
        }
    }

    private <T> T within(long millis, Future<T> future) throws JoinFailed {
        try {
            return future.toCompletionStage().toCompletableFuture().get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw JoinFailed.because(
                    e.getCause(), "BUS_PORT " + parts.settings().busPort());
        } catch (TimeoutException e) {
            throw JoinFailed.because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw JoinFailed.because(e);
        }
    }
}
