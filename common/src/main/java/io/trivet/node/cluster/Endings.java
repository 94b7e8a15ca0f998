package io.trivet.node.cluster;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.internal.nio.ConnectionListener;
import com.hazelcast.internal.server.Server;
import com.hazelcast.internal.server.ServerConnection;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Sees at once when another process has ended: its system closes its connections, and where it listened nobody takes
 * another. A process that is frozen or cut off keeps its connections; of that, heartbeats tell. It may be wrong, and
 * nothing rests on it but how soon others stop waiting.
 */
final class Endings implements ConnectionListener<ServerConnection> {
    /** Milliseconds in which a process that is there takes a connection, however busy it is: its system does it. */
    private static final int LIMIT = 200;

    private final HazelcastInstance hazelcast;
    private final NetClient client;
    private final Consumer<String> ended;

    private Endings(HazelcastInstance hazelcast, NetClient client, Consumer<String> ended) {
        this.hazelcast = hazelcast;
        this.client = client;
        this.ended = ended;
    }

    /**
     * @param vertx whose end ends the watch
     * @param ended is told the session of a process that has ended, on any thread
     */
    static void watch(HazelcastInstance hazelcast, Vertx vertx, Consumer<String> ended) {
        NetClient client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(LIMIT));
        server(hazelcast).addConnectionListener(new Endings(hazelcast, client, ended));
    }

    /** Who else is connected is known inside only. */
    static Server server(HazelcastInstance hazelcast) {
        return ((HazelcastInstanceProxy) hazelcast).getOriginal().node.getServer();
    }

    @Override
    public void connectionAdded(ServerConnection connection) {
        // Who comes says so by itself.
    }

    @Override
    public void connectionRemoved(ServerConnection connection) {
        Optional.ofNullable(connection.getRemoteUuid()).flatMap(this::member).ifPresent(this::probe);
    }

    private Optional<Member> member(UUID id) {
        try {
            return hazelcast.getCluster().getMembers().stream()
                    .filter(member -> member.getUuid().equals(id))
                    .findFirst();
        } catch (HazelcastInstanceNotActiveException own) {
            return Optional.empty();
        }
    }

    private void probe(Member member) {
        Address address = member.getAddress();
        client.connect(address.getPort(), address.getHost())
                .onSuccess(NetSocket::close)
                .onFailure(refused -> HazelcastConfig.session(member).ifPresent(ended));
    }
}
