package io.trivet.deploy.walk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends nonsense, much of it at a time, and counts the answers. */
final class Onslaught {
    private static final int AT_ONCE = 24;
    private static final int LIMIT_SECONDS = 60;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d (\\d{3})");
    private static final String SERVER_ERROR = "5";

    private final List<Node> nodes;
    private final Nonsense nonsense;
    private final Map<String, Integer> answers = new TreeMap<>();

    Onslaught(List<Node> nodes, long seed) {
        this.nodes = nodes;
        this.nonsense = new Nonsense(seed);
    }

    /** Fails if anything was answered as a failure of the server. Returns the figures. */
    String send(int count) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                Nonsense.Wrong wrong = nonsense.next();
                sent.add(threads.submit(() -> send(number, wrong)));
            }
            for (Future<?> one : sent) {
                one.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AssertionError violation ? violation : new AssertionError(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("malformed requests: one took more than " + LIMIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
        return answers.toString();
    }

    private void send(int number, Nonsense.Wrong wrong) {
        Node node = nodes.get(number % nodes.size());
        String answer;
        try {
            answer = RawSocket.ask(node, wrong);
        } catch (IOException e) {
            throw new Violation("Malformed request %d: expected a connection to %s, found %s.", number, node, e);
        }
        Matcher statuses = STATUS.matcher(answer);
        count(statuses.find() ? statuses.group(1) : wrong.ends() ? answer : "none yet");
        statuses.reset();
        while (statuses.find()) {
            if (statuses.group(1).startsWith(SERVER_ERROR)) {
                throw new Violation(
                        "Malformed request %d to %s: expected a refusal, found '%s' for '%s'.",
                        number, node, answer.replaceAll("[^ -~]+", " | "), wrong);
            }
        }
    }

    private synchronized void count(String status) {
        answers.merge(status, 1, Integer::sum);
    }
}
