package io.trivet.node.cluster;

import com.hazelcast.config.TcpIpConfig;
import io.trivet.node.settings.Endpoint;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some of the cluster's members by their names, which are looked up anew each time Hazelcast asks: when a session
 * begins, and every few seconds while it looks for a part of the cluster that it has lost. A name stands for all of its
 * addresses, as that of a headless Service of Kubernetes does; left to itself, Hazelcast takes the first one only.
 */
final class NamedMembers extends TcpIpConfig {
    private static final Logger LOG = LoggerFactory.getLogger(NamedMembers.class);

    private final List<Endpoint> names;
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    NamedMembers(List<Endpoint> names) {
        this.names = names;
    }

    /** On threads of Hazelcast that may wait for a name server. */
    @Override
    public List<String> getMembers() {
        return names.stream().flatMap(this::addresses).distinct().toList();
    }

    private Stream<String> addresses(Endpoint name) {
        try {
            InetAddress[] found = InetAddress.getAllByName(name.host());
            unknown.remove(name.host());
            return Arrays.stream(found).map(address -> text(address) + ":" + name.port());
        } catch (UnknownHostException away) {
            // Nobody is there yet, or the name server is away: either may end. Said once, not at every look.
            if (unknown.add(name.host())) {
                LOG.warn("'{}' of MEMBERS has no address at the moment, and is looked up again and again", name.host());
            }
            return Stream.empty();
        }
    }

    private static String text(InetAddress address) {
        String number = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + number + "]" : number;
    }
}
