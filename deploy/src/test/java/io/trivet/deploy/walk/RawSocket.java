package io.trivet.deploy.walk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are, over a connection of their own, and tells what comes back. */
final class RawSocket {
    private static final int CONNECT_MILLIS = 5_000;
    /** Beyond the time that a request has. */
    private static final int ANSWER_MILLIS = 8_000;
    /** For a request without an end there may be no answer before a limit of half a minute. */
    private static final int GLANCE_MILLIS = 60;

    private static final int MOST_BYTES = 100_000;

    private RawSocket() {}

    /** All that is answered until the server closes the connection, or there is nothing for a while. */
    static String ask(Node node, Nonsense.Wrong wrong) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), node.port()), CONNECT_MILLIS);
            socket.setSoTimeout(wrong.ends() ? ANSWER_MILLIS : GLANCE_MILLIS);
            return exchange(socket, wrong.bytes());
        }
    }

    private static String exchange(Socket socket, byte[] bytes) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try {
            socket.getOutputStream().write(bytes);
            while (answer.size() < MOST_BYTES) {
                int count = socket.getInputStream().read(buffer);
                if (count < 0) {
                    break;
                }
                answer.write(buffer, 0, count);
            }
        } catch (SocketTimeoutException quiet) {
            return answer.size() > 0 ? text(answer) : "nothing within " + socket.getSoTimeout() + " ms";
        } catch (IOException cutOff) {
            // A server may close the door while somebody still speaks.
            return answer.size() > 0 ? text(answer) : cutOff.toString();
        }
        return text(answer);
    }

    private static String text(ByteArrayOutputStream answer) {
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
