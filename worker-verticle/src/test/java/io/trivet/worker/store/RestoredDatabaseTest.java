package io.trivet.worker.store;

import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.postgres.PostgresServer;
import io.trivet.register.Life;
import io.trivet.register.Testimony;
import io.trivet.worker.store.Database.Process;
import io.trivet.worker.store.StoreFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that is not the one which made its promises gives itself away by its life. */
class RestoredDatabaseTest {
    private static final int P = 4;
    private static final int OTHERS = 2;
    private static final int ANY_PORT = 0;

    private final PostgresServer server = PostgresServer.temporary();
    private final Database database = new Database(server);

    @AfterEach
    void end() {
        database.close();
        server.close();
    }

    /** Whatever was told is told by others again: {@code told} is what they have seen. */
    private static Testimony.Verdict judged(Process started, Life told) {
        return Testimony.judge(started.born().life(), List.of(Optional.of(told)), OTHERS);
    }

    private static void assertNotThatWorker(String why, Testimony.Verdict verdict) {
        String sentence =
                assertInstanceOf(Testimony.Verdict.NotThatWorker.class, verdict).why();
        assertTrue(sentence.contains(why), sentence);
    }

    private static Life live(Process process, int commits) {
        LoopStore store = process.connect();
        for (int step = 1; step <= commits; step++) {
            Loop.await(store.commit(write(P, entry("a", 1, step, "v"))));
        }
        return process.life(store.store().beat());
    }

    private PostgresServer backUp() throws IOException {
        Path place = Files.createTempDirectory("trivet-backup");
        server.stop();
        server.copyTo(place);
        server.start();
        return PostgresServer.in(place);
    }

    private void giveUp(PostgresServer copy, Database its) {
        its.close();
        copy.stopImmediately();
        copy.delete();
    }

    @Test
    void whatItRemembersAfterARestartIsNoLessThanWhatItTold() {
        Life told = live(database.start(), 3);
        server.kill();
        server.start();
        assertInstanceOf(Testimony.Verdict.Serve.class, judged(database.start(), told));
    }

    @Test
    void aBackupIsOlderThanWhatWasTold() throws IOException {
        live(database.start(), 2);
        PostgresServer backup = backUp();
        Life told = live(database.start(), 1);
        server.stop();
        backup.start();
        Database restored = new Database(backup);
        try {
            assertNotThatWorker("restored from a backup", judged(restored.start(), told));
        } finally {
            giveUp(backup, restored);
        }
    }

    @Test
    void aCopyThatIsStartedBesideItIsAnother() throws IOException {
        live(database.start(), 2);
        PostgresServer copy = backUp();
        copy.start(ANY_PORT);
        Database clone = new Database(copy);
        try {
            Process original = database.start();
            Process copied = clone.start();
            assertEquals(
                    original.born().life().incarnation(), copied.born().life().incarnation());
            assertNotThatWorker(
                    "a copy of its database", judged(copied, original.born().life()));
            assertNotThatWorker(
                    "a copy of its database", judged(original, copied.born().life()));
        } finally {
            giveUp(copy, clone);
        }
    }

    /** A restore, or a failover that lost commits, under a process that is running. */
    @Test
    void aRunningProcessDoesNotConnectToWhatIsOlder() throws IOException {
        Process process = database.start();
        live(process, 1);
        PostgresServer backup = backUp();
        Life told = live(process, 1);
        int port = server.port().orElseThrow();
        server.stop();
        backup.start(port);
        Database restored = new Database(backup);
        try {
            StoreFailure failure = Loop.failure(process.connecting(0, told));
            assertEquals(Kind.NOT_OURS, failure.kind());
            assertTrue(failure.getMessage().contains("restored from a backup"), failure.getMessage());
            assertEquals(
                    1, restored.sql("select fence from fences where fence = 2").size(), "nothing was raised");
        } finally {
            giveUp(backup, restored);
        }
    }
}
