package io.trivet.node.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.core.LifecycleListener;
import java.util.Map;
import java.util.Optional;

/**
 * Hazelcast as it was found to hold when members freeze. docs/node.md says what each of these settings is good for; two
 * of them are traps: without the advanced network an I/O thread spins on a frozen peer, and a claim timeout of ten or
 * less has healthy members expel each other when the oldest one freezes.
 */
final class HazelcastConfig {
    /** By this the cluster manager recognizes the members that are Vert.x nodes. */
    private static final String NODE_ID = "__vertx.nodeId";

    /** Some of Hazelcast's loggers are made before there is a config, and look here. */
    private static final String LOGGING = "hazelcast.logging.type";

    /** Frozen members must never hold the only copies. */
    private static final int BACKUPS = 3;

    /** So many seconds processes that start together ask around before one of them proposes itself as the first. */
    private static final int ASKING = 2;

    private static final Map<String, String> DETECTION = Map.of(
            "hazelcast.heartbeat.interval.seconds", "1",
            "hazelcast.heartbeat.failuredetector.type", "deadline",
            "hazelcast.mastership.claim.timeout.seconds", "30");

    private static final Map<String, String> JOINING = Map.of(
            "hazelcast.merge.first.run.delay.seconds", "5",
            "hazelcast.merge.next.run.delay.seconds", "5",
            "hazelcast.wait.seconds.before.join", "0",
            "hazelcast.max.wait.seconds.before.join", "5",
            "hazelcast.max.join.seconds", "30");

    private static final Map<String, String> BOUNDS = Map.of(
            "hazelcast.operation.call.timeout.millis", "10000",
            "hazelcast.operation.backup.timeout.millis", "1000",
            "hazelcast.partition.migration.timeout", "10",
            "hazelcast.graceful.shutdown.max.wait", "5",
            "hazelcast.member.list.publish.interval.seconds", "10",
            "hazelcast.partition.table.send.interval", "5");

    private static final Map<String, String> FOOTPRINT = Map.of(
            "hazelcast.partition.count", "31",
            "hazelcast.operation.thread.count", "2",
            "hazelcast.operation.generic.thread.count", "2",
            "hazelcast.slow.operation.detector.enabled", "false",
            "hazelcast.health.monitoring.level", "OFF");

    private static final Map<String, String> MANNERS = Map.of(
            "hazelcast.phone.home.enabled", "false",
            "hazelcast.shutdownhook.enabled", "false",
            "hazelcast.socket.bind.any", "false");

    private HazelcastConfig() {}

    /** A new one for every session: Hazelcast and the cluster manager both write into it. */
    static Config of(ClusterSettings settings, OwnAddress address, String session, LifecycleListener listener) {
        System.getProperties().putIfAbsent(LOGGING, "slf4j");
        Config config = new Config().setClusterName(settings.name()).setProperty(LOGGING, "slf4j");
        DETECTION.forEach(config::setProperty);
        JOINING.forEach(config::setProperty);
        BOUNDS.forEach(config::setProperty);
        FOOTPRINT.forEach(config::setProperty);
        MANNERS.forEach(config::setProperty);
        config.setProperty(
                "hazelcast.max.no.heartbeat.seconds",
                Long.toString(settings.evictAfter().toSeconds()));
        // Members tell each other apart by what is written here.
        config.setProperty("hazelcast.local.localAddress", address.text());
        config.getMetricsConfig().setEnabled(false);
        config.getMemberAttributeConfig().setAttribute(NODE_ID, session);
        config.addListenerConfig(new ListenerConfig(listener));
        config.addMultiMapConfig(
                new MultiMapConfig("__vertx.subs").setBackupCount(BACKUPS).setValueCollectionType("SET"));
        config.addMapConfig(new MapConfig("__vertx.nodeInfo").setBackupCount(BACKUPS));
        config.getAdvancedNetworkConfig()
                .setEnabled(true)
                .setMemberEndpointConfig(new ServerSocketEndpointConfig()
                        .setPort(settings.port())
                        .setPortAutoIncrement(false)
                        .setReuseAddress(true))
                .setJoin(join(settings));
        return config;
    }

    /** By which session a member is here. */
    static Optional<String> session(Member member) {
        return Optional.ofNullable(member.getAttribute(NODE_ID));
    }

    private static JoinConfig join(ClusterSettings settings) {
        JoinConfig join = new JoinConfig();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.setTcpIpConfig(
                new NamedMembers(settings.members()).setEnabled(true).setConnectionTimeoutSeconds(ASKING));
        return join;
    }
}
