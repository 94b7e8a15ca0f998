package io.trivet.benchmark.load;

import io.trivet.benchmark.load.ClosedLoop.Client;
import io.trivet.deploy.local.Interruption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Clients that all increment the same key, and whether it has come to what they were told. */
public record HotKey(Counter counter, List<Integer> ports, int clients, Interruption end) implements Load {
    private static final String LOST = " increments LOST";
    private static final String TWICE = " increments DONE TWICE";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Override
    public Sample run(Duration time) {
        long before = value();
        ClosedLoop.Outcome outcome = new ClosedLoop(
                        IntStream.range(0, clients)
                                .mapToObj(number -> client(ports.get(number % ports.size())))
                                .toList(),
                        end)
                .run(time);
        return judged(outcome, value() - before);
    }

    /** Whether that is about an increment that was not done exactly once. */
    public static boolean isWrong(String remark) {
        return remark.endsWith(LOST) || remark.endsWith(TWICE);
    }

    private Client client(int port) {
        return () -> counter.increment(port).toCompletionStage();
    }

    private long value() {
        return Waits.result("the counter", LIMIT, counter.value(ports.get(0)));
    }

    /** Each that was acknowledged is there once, and nothing else but those of which nobody knows. */
    static Sample judged(ClosedLoop.Outcome outcome, long increase) {
        Sample sample = outcome.sample();
        long acknowledged = sample.operations();
        List<String> remarks = new ArrayList<>(sample.remarks());
        if (increase < acknowledged) {
            remarks.add((acknowledged - increase) + LOST);
        } else if (increase > acknowledged + outcome.unknown()) {
            remarks.add((increase - acknowledged - outcome.unknown()) + TWICE);
        }
        long wrong = remarks.size() - sample.remarks().size();
        return new Sample(
                acknowledged, sample.errors() + wrong, sample.seconds(), sample.latencies(), List.copyOf(remarks));
    }
}
