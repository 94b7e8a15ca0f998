package io.trivet.node.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.node.settings.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two processes' links in one: what they carry, and what becomes of it when a session is replaced. */
@Timeout(60)
final class ClusterLinkTest {
    private static final Buffer HELLO = Buffer.buffer("hello");

    private final List<ClusterLink> links = new ArrayList<>();
    private final List<Endpoint> members = new ArrayList<>();
    private Vertx local;

    /** What happened to one of the links. */
    private static final class Story implements LinkListener {
        private final BlockingQueue<String> joined = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> lost = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

        @Override
        public void joined(String session) {
            joined.add(session);
        }

        @Override
        public void lost(String session) {
            lost.add(session);
        }

        @Override
        public void ended(String session) {
            ended.add(session);
        }

        @Override
        public void hopeless(String why) {
            joined.add("hopeless: " + why);
        }
    }

    @BeforeEach
    void choosePorts() throws IOException {
        local = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        members.add(new Endpoint("127.0.0.1", FreePort.choose()));
        members.add(new Endpoint("127.0.0.1", FreePort.choose()));
    }

    @AfterEach
    void stopAll() throws Exception {
        await(Future.join(links.stream().map(link -> link.stop(local)).toList()));
        await(local.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(30, SECONDS);
        assertTrue(next != null, "nothing came");
        return next;
    }

    private ClusterLink link(int number, LinkListener listener) {
        ClusterSettings settings =
                new ClusterSettings("test", "127.0.0.1", members.get(number).port(), members, 0, Duration.ofSeconds(5));
        ClusterLink link = new ClusterLink("n" + number, settings, listener);
        links.add(link);
        return link;
    }

    private BlockingQueue<Buffer> listen(ClusterLink link, String desk) {
        BlockingQueue<Buffer> arrived = new LinkedBlockingQueue<>();
        link.listen(desk, local.getOrCreateContext(), arrived::add);
        return arrived;
    }

    private BlockingQueue<Buffer> subscribe(ClusterLink link, String topic) {
        BlockingQueue<Buffer> arrived = new LinkedBlockingQueue<>();
        link.subscribe(topic, local.getOrCreateContext(), arrived::add);
        return arrived;
    }

    @Test
    void whatIsSentToASessionThatWasAnnouncedArrives() throws Exception {
        ClusterLink sender = link(0, new Story());
        await(sender.start(local));
        Story story = new Story();
        ClusterLink receiver = link(1, story);
        BlockingQueue<Buffer> desk = listen(receiver, "desk");
        receiver.start(local);

        String session = next(story.joined);
        assertEquals("trivet.n1." + session + ".desk", receiver.address("desk").orElseThrow());
        sender.knock("trivet.n1." + session + ".desk");
        assertTrue(sender.send("trivet.n1." + session + ".desk", HELLO));
        assertEquals(HELLO, next(desk), "the knock itself is not handed over");
    }

    @Test
    void whatIsPublishedReachesEverySubscriberOfEveryProcess() throws Exception {
        ClusterLink one = link(0, new Story());
        ClusterLink two = link(1, new Story());
        List<BlockingQueue<Buffer>> subscribers =
                List.of(subscribe(one, "news"), subscribe(two, "news"), subscribe(two, "news"));
        await(one.start(local));
        await(two.start(local));
        one.publish("news", HELLO);
        for (BlockingQueue<Buffer> subscriber : subscribers) {
            assertEquals(HELLO, next(subscriber));
        }
    }

    @Test
    void aSessionThatIsOverIsReplacedWithTheSameInboxes() throws Exception {
        ClusterLink sender = link(0, new Story());
        await(sender.start(local));
        Story story = new Story();
        ClusterLink receiver = link(1, story);
        BlockingQueue<Buffer> desk = listen(receiver, "desk");
        await(receiver.start(local));
        String first = next(story.joined);

        receiver.endSession("a test wants it");
        assertEquals(first, next(story.lost));
        String second = next(story.joined);
        assertNotEquals(first, second);
        assertEquals(second, receiver.session().orElseThrow());
        sender.send("trivet.n1." + first + ".desk", Buffer.buffer("too late"));
        sender.send("trivet.n1." + second + ".desk", HELLO);
        assertEquals(HELLO, next(desk), "what was sent to the session before does not arrive");
        assertEquals(2, receiver.counters().sessions());
    }

    @Test
    void withoutASessionNothingLeavesTheProcess() throws Exception {
        ClusterLink link = link(0, new Story());
        assertFalse(link.send("anywhere", HELLO));
        await(link.start(local));
        assertTrue(link.send("anywhere", HELLO));
        await(link.stop(local));
        assertFalse(link.send("anywhere", HELLO));
        assertTrue(link.session().isEmpty());
        assertTrue(link.address("desk").isEmpty());
    }

    @Test
    void othersAreToldAtOnceOfASessionThatHasEnded() throws Exception {
        Story story = new Story();
        ClusterLink watching = link(0, story);
        await(watching.start(local));
        ClusterLink other = link(1, new Story());
        await(other.start(local));
        String session = other.session().orElseThrow();
        await(other.stop(local));
        assertEquals(session, next(story.ended));
    }

    @Test
    void aPortThatIsTakenFailsTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(members.get(0).port(), 1, InetAddress.getByName("127.0.0.1"))) {
            ClusterLink link = link(0, new Story());
            ExecutionException failed = assertThrows(ExecutionException.class, () -> await(link.start(local)));
            assertTrue(failed.getCause().getMessage().contains("" + taken.getLocalPort()), failed::getMessage);
        }
    }

    @Test
    void inboxesAreToBeKnownBeforeTheStart() throws Exception {
        ClusterLink link = link(0, new Story());
        await(link.start(local));
        assertThrows(IllegalStateException.class, () -> listen(link, "late"));
        assertThrows(IllegalStateException.class, () -> subscribe(link, "late"));
        assertThrows(IllegalStateException.class, () -> link.start(local));
    }
}
