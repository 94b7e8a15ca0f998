package io.trivet.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;

/** A program with a port and busy threads, which do not all end in the same moment. */
final class PortHolder {
    private static final int THREADS = 4;

    private PortHolder() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(PortHolder::spin);
            thread.setDaemon(true);
            thread.start();
        }
        System.out.println(socket.getLocalPort());
        new CountDownLatch(1).await();
    }

    private static void spin() {
        while (!Thread.interrupted()) {
            Thread.onSpinWait();
        }
    }
}
