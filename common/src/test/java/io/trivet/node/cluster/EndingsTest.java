package io.trivet.node.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.trivet.node.settings.Endpoint;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three members of Hazelcast, the first of which watches the others. */
@Timeout(60)
final class EndingsTest {
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<HazelcastInstance> members = new ArrayList<>();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private Vertx vertx;

    @BeforeEach
    void startThree() throws Exception {
        for (int i = 0; i < 3; i++) {
            endpoints.add(new Endpoint("127.0.0.1", FreePort.choose()));
        }
        for (int i = 0; i < 3; i++) {
            members.add(start(i));
        }
        vertx = Vertx.vertx();
        Endings.watch(members.get(0), vertx, ended::add);
    }

    private HazelcastInstance start(int number) throws Exception {
        ClusterSettings settings = new ClusterSettings(
                "test", "127.0.0.1", endpoints.get(number).port(), endpoints, 0, Duration.ofSeconds(5));
        return Hazelcast.newHazelcastInstance(
                HazelcastConfig.of(settings, OwnAddress.of("127.0.0.1"), "session-" + number, event -> {}));
    }

    @AfterEach
    void stopAll() {
        members.forEach(member -> member.getLifecycleService().terminate());
        vertx.close();
    }

    /** The connection is lost before the end: it would have been told first. */
    @Test
    void anEndIsToldAndAConnectionThatIsLostIsNone() throws Exception {
        Endings.server(members.get(0)).getConnections().stream()
                .filter(connection -> id(1).equals(connection.getRemoteUuid()))
                .toList()
                .forEach(connection -> connection.close("a test wants it", null));
        members.get(2).getLifecycleService().terminate();
        assertEquals("session-2", ended.poll(30, TimeUnit.SECONDS));
    }

    private UUID id(int number) {
        return members.get(number).getCluster().getLocalMember().getUuid();
    }
}
