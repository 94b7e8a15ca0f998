package io.trivet.worker.store;

import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.postgres.PostgresServer;
import io.trivet.register.host.Store.Committed;
import io.trivet.register.row.Bytes;
import io.trivet.worker.store.Database.Process;
import io.trivet.worker.store.StoreFailure.Kind;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL is stopped, killed, paused, or loses its connections: nothing is lost, and nothing invented. */
class LostServerTest {
    private static final int P = 4;
    private static final StoreSettings IMPATIENT = new StoreSettings(2, 6, 256, 1 << 20, 500, 1, 1_000, false);

    private final PostgresServer server = PostgresServer.temporary();
    private final Database database = new Database(server);
    private Process process;
    private LoopStore store;

    @BeforeEach
    void start() {
        process = database.start(1, IMPATIENT, Optional.empty());
        store = process.connect();
    }

    @AfterEach
    void end() {
        server.unpause();
        database.close();
        server.close();
    }

    @Test
    void aServerThatStopsTakesTheStoreAlongAndComesBackWithEverything() {
        Loop.await(store.commit(write(P, entry("a", 1, 1, "v"))));
        server.stop();
        assertEquals(Kind.AWAY, Loop.failure(store.fence()).kind());
        assertEquals(
                Kind.AWAY,
                Loop.failure(store.commit(write(P, entry("b", 1, 1, "v")))).kind());
        assertEquals(
                Kind.AWAY, Loop.failure(process.connecting(0, process.life(1))).kind());
        server.start();
        LoopStore again = process.connect(0, process.life(1));
        assertTrue(Loop.await(again.read(P, List.of(Bytes.utf8("a")))).get(0).isPresent());
        Loop.await(again.commit(write(P, entry("b", 1, 1, "v"))));
        Loop.eventually(
                process.loop(),
                () -> process.database().size().map(size -> true).otherwise(false));
    }

    @Test
    void whatWasAcknowledgedSurvivesAServerThatIsKilled() {
        List<Future<Committed>> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            all.add(store.commit(write(P, entry("key-" + i, 1, 1, "v"))));
        }
        Loop.await(all.get(500));
        server.kill();
        Loop.failure(store.fence());
        server.start();
        LoopStore again = process.connect();
        List<String> stored = database.keys();
        for (int i = 0; i < all.size(); i++) {
            assertTrue(all.get(i).isComplete());
            assertTrue(all.get(i).failed() || stored.contains("key-" + i), "lost: " + i);
        }
        assertTrue(again.store().beat() >= store.store().beat());
    }

    @Test
    void aServerThatIsPausedHangsAndThenGoesOnInOrder() {
        Process patient = database.start();
        LoopStore its = patient.connect();
        server.pause();
        List<Future<?>> asked = List.of(
                its.commit(write(P, entry("a", 1, 1, "one"))),
                its.commit(write(P, entry("a", 1, 2, "two"))),
                its.fence(),
                its.read(P, List.of(Bytes.utf8("a"))));
        its.loop().get(() -> Future.succeededFuture());
        assertFalse(asked.stream().anyMatch(Future::isComplete));
        server.unpause();
        asked.forEach(Loop::await);
        assertEquals(
                2,
                Loop.await(its.read(P, List.of(Bytes.utf8("a"))))
                        .get(0)
                        .orElseThrow()
                        .stamp()
                        .step());
    }

    @Test
    void aServerThatDoesNotAnswerForTooLongIsGivenUp() {
        server.pause();
        Future<?> commit = store.commit(write(P, entry("a", 1, 1, "v")));
        StoreFailure silent = Loop.failure(commit);
        assertEquals(Kind.AWAY, silent.kind());
        assertTrue(silent.getMessage().contains("not answered"), silent.getMessage());
        assertEquals(
                Kind.AWAY,
                Loop.failure(process.connecting(0, process.born().life())).kind());
        server.unpause();
        LoopStore again = process.connect();
        int rows = database.keys().size();
        assertEquals(rows, Loop.await(again.page(P, -1, Bytes.EMPTY, 10)).keys().size());
        Loop.await(again.commit(write(P, entry("b", 1, 1, "v"))));
        assertEquals(rows + 1, database.keys().size(), "nothing came late");
    }

    @Test
    void aQueryThatGetsNoAnswerForTooLongIsGivenUp() {
        server.pause();
        assertEquals(Kind.AWAY, Loop.failure(store.fence()).kind());
    }

    @Test
    void anyOfItsSessionsTakesTheStoreAlong() {
        for (String session : List.of(Labels.commits(0), Labels.reads(0), Labels.scans(0))) {
            LoopStore its = process.connect();
            database.sql(
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = $1",
                    session);
            Loop.eventually(
                    its.loop(), () -> its.store().fence().map(own -> false).otherwise(true));
            assertEquals(
                    Kind.AWAY,
                    Loop.failure(its.commit(write(P, entry("a", 1, 1, "v")))).kind());
        }
    }

    @Test
    void aStoreThatIsClosedSaysSo() {
        Future<Committed> commit = store.loop().onLoop(() -> {
            Future<Committed> begun = store.store().commit(write(P, entry("a", 1, 1, "v")));
            return store.store().close().compose(closed -> begun);
        });
        assertEquals(Kind.AWAY, Loop.failure(commit).kind());
        Loop.failure(store.fence());
        database.await("select 1 where not exists"
                + " (select from pg_stat_activity where application_name like 'trivet lane %')");
    }

    @Test
    void nobodyListensThere() {
        server.stop();
        StoreFailure failure = Loop.failure(database.starting());
        assertEquals(Kind.AWAY, failure.kind());
        assertTrue(failure.getMessage().contains("cannot connect to 127.0.0.1:"), failure.getMessage());
    }
}
