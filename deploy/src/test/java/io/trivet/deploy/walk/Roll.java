package io.trivet.deploy.walk;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The workers of a local cluster, which come and go; safe for many threads. */
final class Roll {
    private final int port;
    private final Set<Integer> workers = new TreeSet<>();
    private final Set<Integer> lost = new TreeSet<>();
    private int last;

    /** @param port of the first controller, which theirs follow */
    Roll(int port, int count) {
        this.port = port;
        for (int i = 0; i < count; i++) {
            grow();
        }
    }

    private Node node(int number) {
        return new Node("w" + number, port + number);
    }

    private static int number(String worker) {
        return Integer.parseInt(worker.substring(1));
    }

    /** No number is used twice. */
    synchronized Node grow() {
        workers.add(++last);
        return node(last);
    }

    synchronized boolean hasRoom() {
        return last < FreePorts.MOST_WORKERS;
    }

    synchronized void remove(String worker) {
        workers.remove(number(worker));
    }

    synchronized void lose(String worker) {
        lost.add(number(worker));
    }

    synchronized void replace(String worker) {
        lost.remove(number(worker));
    }

    synchronized List<Node> all() {
        return workers.stream().map(this::node).toList();
    }

    /** Those that have their data. */
    synchronized List<String> whole() {
        return workers.stream()
                .filter(number -> !lost.contains(number))
                .map(number -> "w" + number)
                .toList();
    }
}
