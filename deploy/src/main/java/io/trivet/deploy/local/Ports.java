package io.trivet.deploy.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** The ports that a cluster needs, looked at before anything is started. */
public final class Ports {
    private Ports() {}

    static void mustBeFree(List<Member> members) {
        members.forEach(member -> member.ports().forEach(port -> mustBeFree(port, member.name())));
    }

    static void mustBeFree(int port, String whose) {
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
