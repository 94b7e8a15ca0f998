package io.trivet.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Run by deploy/walk. */
@Tag("walk")
class WalkTest {
    private static final int MALFORMED = 10_000;
    private static final long SEED = 2_026;

    private Walk walk;

    @BeforeEach
    void open() throws IOException {
        walk = new Walk(1, 4, Path.of("target", "walk-logs"));
    }

    @AfterEach
    void close() {
        walk.close();
    }

    @Test
    void servesEveryKeyThroughEveryFaultAndLosesNothing() throws IOException {
        walk.go(() -> {
            walk.start("Starting a new cluster in " + walk.cluster().place());
            walk.writeThroughEveryPort();
            walk.stock().mustHaveAnswered("201");
            walk.say("Read back through other ports: %s.", walk.stock().read());
            walk.stock().mustHaveAnswered("200");
            walk.flood();
            walk.load().start();
            walk.load().mustServeEveryKey();
            away("w2 killed", "kill w2", this::writeAndReadAll, "start w2");
            away("the PostgreSQL of w3 paused", "pause pg3", this::writeAndReadAll, "unpause pg3");
            away("the only controller killed", "kill c1", () -> {}, "start c1");
            killEverything();
            sendNonsense();
            walk.mustBeLinearizable();
        });
    }

    // ---------------------------------------------------------------- faults

    private void away(String what, String breaking, Runnable meanwhile, String mending) {
        Load load = walk.load();
        load.forget();
        long begun = System.nanoTime();
        walk.cluster().run(breaking.split(" "));
        load.mustServeEveryKey();
        walk.say("With %s: every key of the load read and written within %.1f s.", what, Progress.seconds(begun));
        meanwhile.run();
        walk.say("With %s: %s.", what, load.figures());
        load.forget();
        begun = System.nanoTime();
        walk.cluster().run(mending.split(" "));
        walk.say("Mended by deploy/local %s, %.1f s.", mending, Progress.seconds(begun));
        load.mustServeEveryKey();
        walk.say("After that: %s.", load.figures());
        load.stop();
        walk.mustBeEqual();
        load.start();
    }

    private void writeAndReadAll() {
        walk.say("All other keys written: %s.", walk.stock().write());
        walk.say("All other keys read: %s.", walk.stock().read());
    }

    private void killEverything() {
        walk.load().mustServeEveryKey();
        int killed = walk.cluster().killEverything();
        walk.say("All %d processes killed at once under load.", killed);
        walk.load().giveUp();
        walk.start("Starting it again");
        walk.mustHaveLostNothing();
        walk.mustBeEqual();
    }

    // ---------------------------------------------------------------- nonsense

    private void sendNonsense() {
        long begun = System.nanoTime();
        String answers = new Onslaught(walk.cluster().nodes().subList(0, 2), SEED).send(MALFORMED);
        walk.say("Malformed requests to c1 and w1: %s; answers %s.", Progress.rate(MALFORMED, begun), answers);
        String cutShort = walk.inquiry()
                .get("/v1/kv?prefix=" + Nonsense.SHORT)
                .getJsonArray("keys")
                .encode();
        assertEquals("[]", cutShort, "keys of requests whose content was cut short");
        walk.load().start();
        walk.load().mustServeEveryKey();
        walk.load().stop();
        walk.load().mustHaveEverything();
        walk.say(
                "After that the cluster serves as before: read %s.",
                walk.stock().read());
        walk.stock().mustHaveAnswered("200");
    }
}
