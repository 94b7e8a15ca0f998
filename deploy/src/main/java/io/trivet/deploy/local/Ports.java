package io.trivet.deploy.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/** The ports that a cluster needs, looked at before anything is started. */
public final class Ports {
    /** Time for what was killed a moment ago to be wholly gone. */
    private static final Duration LEAVING = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Ports() {}

    static void mustBeFree(List<Member> members, Interruption interruption) {
        members.forEach(member -> member.ports().forEach(port -> mustBeFree(port, member.name(), interruption)));
    }

    static void mustBeFree(int port, String whose, Interruption interruption) {
        Duration left = LEAVING;
        while (!isFree(port) && !left.isNegative() && !interruption.within(BETWEEN_LOOKS)) {
            left = left.minus(BETWEEN_LOOKS);
        }
        try {
            bind(port);
        } catch (IOException e) {
            throw new Refusal("Port " + port + ", which " + whose + " needs, is in use by another program ("
                    + e.getMessage() + "). End that program, or choose other ports with --port.");
        }
    }

    public static boolean isFree(int port) {
        try {
            bind(port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do; one whose connections are still fading away is not in the way.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(Member.HOST), port));
        }
    }
}
