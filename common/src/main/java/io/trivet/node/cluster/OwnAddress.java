package io.trivet.node.cluster;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/**
 * By which the others reach this process, as a number: that of a name may be another one tomorrow, when a container's
 * network was taken away and given back. So each session looks it up anew, and keeps to it.
 */
record OwnAddress(InetAddress number) {
    static OwnAddress of(String host) throws UnknownHostException {
        return new OwnAddress(InetAddress.getByName(host));
    }

    String text() {
        return number.getHostAddress();
    }

    /** Whether this machine has another address now, in place of this one. */
    boolean hasMoved() {
        try {
            return isNotAmong(NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .toList());
        } catch (SocketException e) {
            return false;
        }
    }

    /**
     * A machine without any network is waited for: the address may come back with it. A loopback address is never
     * taken away, and Linux lists only the first of them.
     */
    boolean isNotAmong(List<InetAddress> present) {
        return !number.isLoopbackAddress()
                && !present.contains(number)
                && present.stream().anyMatch(other -> !other.isLoopbackAddress() && !other.isLinkLocalAddress());
    }
}
