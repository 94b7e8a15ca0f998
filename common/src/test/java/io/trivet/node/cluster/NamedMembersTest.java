package io.trivet.node.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.trivet.node.settings.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that know one another by one name only, whose addresses change as those of a headless Service do when
 * pods come and go. Each process has an address of its own, and all the same port. Java reads names from a file here.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
final class NamedMembersTest {
    private static final String NAME = "members.trivet.test";

    private final List<Child> children = new ArrayList<>();

    @TempDir
    Path directory;

    private int port;

    @BeforeEach
    void choosePort() throws IOException {
        port = FreePort.choose();
        resolvesTo();
    }

    @AfterEach
    void killAll() {
        children.forEach(Child::close);
    }

    /** In one step: nobody reads half a file. */
    private void resolvesTo(String... addresses) throws IOException {
        Path next = directory.resolve("next");
        Files.write(next, Stream.of(addresses).map(each -> each + " " + NAME).toList());
        Files.move(next, hosts(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path hosts() {
        return directory.resolve("hosts");
    }

    private Child start(String name, String address) throws IOException {
        Child child = Child.start(
                name,
                address + ":" + port,
                NAME + ":" + port,
                List.of(
                        "-Djdk.net.hosts.file=" + hosts(),
                        "-Dsun.net.inetaddr.ttl=1",
                        "-Dsun.net.inetaddr.negative.ttl=1"));
        children.add(child);
        return child;
    }

    private static void awaitTogether(Child... all) throws InterruptedException {
        for (Child one : all) {
            one.await("members " + all.length, 0);
        }
    }

    @Test
    void aNameStandsForAllItsAddresses() throws Exception {
        // Nobody is at the first two, as when pods have just ended.
        resolvesTo("127.0.0.91", "127.0.0.92", "127.0.0.11", "127.0.0.12");
        Child one = start("n1", "127.0.0.11");
        Child two = start("n2", "127.0.0.12");
        awaitTogether(one, two);
    }

    @Test
    void whatDoesNotResolveIsLookedUpAgain() throws Exception {
        Child one = start("n1", "127.0.0.11");
        Child two = start("n2", "127.0.0.12");
        // Each is alone: nobody can know of the other.
        one.await("joined", 0);
        two.await("joined", 0);
        resolvesTo("127.0.0.11", "127.0.0.12");
        awaitTogether(one, two);
    }

    @Test
    void theClusterMovesAsAWholeToOtherAddresses() throws Exception {
        resolvesTo("127.0.0.11", "127.0.0.12");
        Child one = start("n1", "127.0.0.11");
        Child two = start("n2", "127.0.0.12");
        awaitTogether(one, two);
        int told = two.mark();

        // One by one, as in a rolling restart, until no address is what it was.
        one.close();
        two.await("members 1", told);
        resolvesTo("127.0.0.12", "127.0.0.13");
        Child three = start("n1", "127.0.0.13");
        three.await("members 2", 0);
        assertFalse(two.hasTold("lost", told), "a healthy process lost its session");

        told = three.mark();
        two.close();
        three.await("members 1", told);
        resolvesTo("127.0.0.13", "127.0.0.14");
        Child four = start("n2", "127.0.0.14");
        four.await("members 2", 0);
        assertFalse(three.hasTold("lost", told), "a healthy process lost its session");
    }

    @Test
    void whileNoNameResolvesTheClusterStaysAndWhoStartsThenJoinsItLater() throws Exception {
        resolvesTo("127.0.0.11", "127.0.0.12");
        Child one = start("n1", "127.0.0.11");
        Child two = start("n2", "127.0.0.12");
        awaitTogether(one, two);
        int told = one.mark();

        resolvesTo();
        Child three = start("n3", "127.0.0.13");
        three.await("members 1", 0);
        resolvesTo("127.0.0.11", "127.0.0.12", "127.0.0.13");
        three.await("members 3", 0);
        one.await("members 3", told);
        two.await("members 3", 0);
        assertFalse(one.hasTold("lost", told), "a healthy process lost its session");
        assertFalse(two.hasTold("lost", 0), "a healthy process lost its session");
    }

    @Test
    void namesThatDoNotResolveAreLeftOutAndNumbersAreTaken() {
        List<Endpoint> names =
                List.of(new Endpoint("no-such-name.invalid", 1), new Endpoint("127.0.0.1", 2), new Endpoint("::1", 3));
        List<String> found = new NamedMembers(names).getMembers();
        assertEquals(List.of("127.0.0.1:2", "[0:0:0:0:0:0:0:1]:3"), found);
    }
}
