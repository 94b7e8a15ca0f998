package io.trivet.node.cluster;

import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.Endpoint;
import io.trivet.node.settings.Kind;
import io.trivet.node.settings.Kinds;
import io.trivet.node.settings.Rule;
import io.trivet.node.settings.Setting;
import io.trivet.node.settings.SettingGroup;
import java.time.Duration;
import java.util.List;

/**
 * How a process finds the others.
 *
 * @param name of the cluster
 * @param host that this process listens on and that the others reach it by
 * @param members some of the processes of the cluster: whoever reaches one finds all
 * @param busPort of the event bus, 0 for any
 * @param evictAfter how long a process may be silent before the others drop its event bus addresses
 */
public record ClusterSettings(
        String name, String host, int port, List<Endpoint> members, int busPort, Duration evictAfter) {
    private static final Kind<Duration> EVICTION = Kinds.DURATION.where(
            time -> time.toSeconds() >= 5 && time.toSeconds() <= 60 && time.toMillisPart() == 0,
            "of whole seconds, from 5s to 60s");

    private static final Setting<String> CLUSTER_NAME = Setting.of(
            "CLUSTER_NAME",
            Kinds.NAME,
            "trivet",
            "Processes of another cluster name are strangers. The same everywhere.");
    private static final Setting<String> CLUSTER_HOST = Setting.of(
            "CLUSTER_HOST",
            Kinds.TEXT,
            "127.0.0.1",
            "The one address of this machine that the cluster uses: listened on here, and told to the others.");
    private static final Setting<Integer> CLUSTER_PORT =
            Setting.of("CLUSTER_PORT", Kinds.PORT, "5701", "The port by which the cluster's members find each other.");
    private static final Setting<List<Endpoint>> MEMBERS = Setting.of(
            "MEMBERS",
            Kinds.listOf(Kinds.ENDPOINT),
            "127.0.0.1:5701",
            "Some of the cluster's members, each with its `CLUSTER_PORT`; best all the controllers and a few workers. "
                    + "Whoever reaches one of them finds the rest. A name stands for all its addresses, and is looked "
                    + "up again and again.");
    private static final Setting<Integer> BUS_PORT = Setting.of(
            "BUS_PORT",
            Kinds.PORT_OR_ANY,
            "0",
            "The port of the event bus. Any will do, unless a firewall wants to know.");
    private static final Setting<Duration> EVICT_AFTER = Setting.of(
            "EVICT_AFTER",
            EVICTION,
            "5s",
            "How long a member may be silent before the others forget its addresses. Longer only on machines that "
                    + "stall. The same everywhere.");

    private static final Rule HOST_IS_ONE = new Rule(
            List.of(CLUSTER_HOST),
            settings -> !List.of("0.0.0.0", "::", "[::]").contains(settings.get(CLUSTER_HOST)),
            "CLUSTER_HOST is told to the other members, so it has to be one address that they can reach.");
    private static final Rule PORTS_DIFFER = new Rule(
            List.of(CLUSTER_PORT, BUS_PORT),
            settings -> !settings.get(CLUSTER_PORT).equals(settings.get(BUS_PORT)),
            "CLUSTER_PORT and BUS_PORT are the same: they are two listeners and need two ports.");

    public static final SettingGroup GROUP = new SettingGroup(
            "Cluster",
            List.of(CLUSTER_NAME, CLUSTER_HOST, CLUSTER_PORT, MEMBERS, BUS_PORT, EVICT_AFTER),
            List.of(HOST_IS_ONE, PORTS_DIFFER));

    public ClusterSettings {
        members = List.copyOf(members);
    }

    public static ClusterSettings read(Configuration configuration) {
        return new ClusterSettings(
                configuration.get(CLUSTER_NAME),
                configuration.get(CLUSTER_HOST),
                configuration.get(CLUSTER_PORT),
                configuration.get(MEMBERS),
                configuration.get(BUS_PORT),
                configuration.get(EVICT_AFTER));
    }
}
