package io.trivet.node.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Three real processes, of which some are frozen, thawed, killed and started again, and the others are left alone. It
 * holds fast what Hazelcast does with the settings of {@link HazelcastConfig}: with a claim timeout of five attempts
 * healthy processes lose each other, and with the plain network a thread spins.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(300)
final class FrozenProcessTest {
    /** Milliseconds of processor time while somebody is frozen for ten seconds: some 20 are used, or over 1,000. */
    private static final long SPINNING = 500;

    private final List<Integer> ports = new ArrayList<>();
    private Child one;
    private Child two;
    private Child three;

    @BeforeEach
    void startThree() throws Exception {
        for (int i = 0; i < 3; i++) {
            ports.add(FreePort.choose());
        }
        one = start(0);
        two = start(1);
        three = start(2);
        awaitTalk(one, session(one), two, session(two));
        awaitTalk(one, session(one), three, session(three));
        awaitTalk(two, session(two), three, session(three));
    }

    @AfterEach
    void killAll() {
        List.of(one, two, three).forEach(Child::close);
    }

    private Child start(int number) throws IOException {
        String all = ports.stream().map(String::valueOf).collect(Collectors.joining(","));
        return Child.start("n" + number, ports.get(number), all);
    }

    private static String session(Child child) throws InterruptedException {
        return child.await("joined", 0);
    }

    private static void awaitTalk(Child a, String sessionOfA, Child b, String sessionOfB) throws InterruptedException {
        a.await("answered " + b.name() + " " + sessionOfA + " " + sessionOfB, 0);
        b.await("answered " + a.name() + " " + sessionOfB + " " + sessionOfA, 0);
    }

    @Test
    void whoeverWasFrozenOrKilledComesBackAndTheOthersAreNotDisturbed() throws Exception {
        comesBackWhenItIsThawed(two, one, three);

        int told = one.mark();
        String ofThree = session(three);
        three.close();
        one.await("ended " + ofThree, told);
        one.await("members 2", told);
        three = start(2);
        awaitTalk(three, session(three), one, session(one));

        // The oldest is the one that keeps Hazelcast's list of members.
        comesBackWhenItIsThawed(one, two, three);
    }

    private static void comesBackWhenItIsThawed(Child frozen, Child a, Child b) throws Exception {
        String before = latestSession(frozen);
        String ofA = latestSession(a);
        String ofB = latestSession(b);
        int told = frozen.mark();
        int toldByA = a.mark();
        int toldByB = b.mark();
        long ioOfA = io(a);
        long ioOfB = io(b);
        frozen.freeze();
        a.await("silent " + frozen.name() + " " + before, toldByA);
        assertFalse(a.hasTold("ended", toldByA), "one that is frozen has not ended");
        // Evicted, and then not thawed at once.
        a.await("members 2", toldByA);
        b.await("members 2", toldByB);
        a.await("beats", a.mark());
        b.await("beats", b.mark());
        // With Hazelcast's plain network a thread spins on its connection to the frozen one, for as long as it is
        // frozen.
        assertTrue(io(a) - ioOfA < SPINNING, "an I/O thread of " + a.name() + " spins");
        assertTrue(io(b) - ioOfB < SPINNING, "an I/O thread of " + b.name() + " spins");
        frozen.thaw();

        frozen.await("lost " + before, told);
        String after = frozen.await("joined", told);
        assertNotEquals(before, after);
        awaitTalk(frozen, after, a, ofA);
        awaitTalk(frozen, after, b, ofB);
        assertFalse(a.hasTold("lost", toldByA), "a healthy process lost its session");
        assertFalse(b.hasTold("lost", toldByB), "a healthy process lost its session");
        everythingWasAnswered(a, ofA, b, ofB);
    }

    private static long io(Child child) throws Exception {
        int told = child.mark();
        child.say("io");
        return Long.parseLong(child.await("io ", told));
    }

    private static String latestSession(Child child) throws InterruptedException {
        String session = child.await("joined", 0);
        for (int since = 0; child.hasTold("joined", since); since++) {
            session = child.await("joined", since);
        }
        return session;
    }

    /** Between these two nothing may have got lost, however long it took. */
    private static void everythingWasAnswered(Child a, String sessionOfA, Child b, String sessionOfB) throws Exception {
        a.say("quiet");
        b.say("quiet");
        awaitNoneOpen(a, b.name() + " " + sessionOfA + " " + sessionOfB);
        awaitNoneOpen(b, a.name() + " " + sessionOfB + " " + sessionOfA);
        a.say("ask");
        b.say("ask");
    }

    private static void awaitNoneOpen(Child child, String between) throws Exception {
        String open = "some";
        while (!open.equals("0")) {
            int told = child.mark();
            child.say("report");
            open = child.await("open " + between, told);
        }
    }
}
