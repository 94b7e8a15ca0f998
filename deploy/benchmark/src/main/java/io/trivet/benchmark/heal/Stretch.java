package io.trivet.benchmark.heal;

import io.trivet.benchmark.load.Histogram;
import io.trivet.benchmark.load.Sample;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What clients got in a stretch of time.
 *
 * @param sample of what was to be sent in it
 * @param lost client-seconds in which nothing was answered with success
 */
public record Stretch(Sample sample, long lost) {
    private static final long SECOND = 1_000_000_000;

    private record ClientSecond(int client, long second) {}

    /** The last of its seconds may reach beyond its end, where clients have to be at work still. */
    static Stretch of(List<Operation> all, int clients, long from, long until) {
        List<Operation> due = all.stream()
                .filter(each -> each.due() >= from && each.due() < until)
                .toList();
        List<Long> micros =
                due.stream().filter(Operation::done).map(Operation::micros).toList();
        Sample sample = new Sample(
                micros.size(), due.size() - micros.size(), (until - from) / 1e9, Histogram.of(micros), List.of());
        long seconds = (until - from + SECOND - 1) / SECOND;
        return new Stretch(sample, seconds * clients - served(all, from, seconds));
    }

    private static int served(List<Operation> all, long from, long seconds) {
        Set<ClientSecond> served = new HashSet<>();
        all.stream()
                .filter(each -> each.done() && each.ended() >= from && each.ended() < from + seconds * SECOND)
                .map(each -> new ClientSecond(each.client(), (each.ended() - from) / SECOND))
                .forEach(served::add);
        return served.size();
    }
}
