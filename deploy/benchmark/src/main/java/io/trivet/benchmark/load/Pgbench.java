package io.trivet.benchmark.load;

import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.Refusal;
import io.trivet.postgres.Access;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's pgbench, which runs a script over and over.
 *
 * @param words of its options, but for how long and against what
 */
public record Pgbench(Access access, List<String> words, Interruption end) implements Load {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Pattern DONE = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern AVERAGE = Pattern.compile("latency average = ([0-9.]+) ms");

    @Override
    public Sample run(Duration time) {
        List<String> command = new ArrayList<>(List.of("pgbench", "--no-vacuum", "--protocol", "prepared"));
        command.addAll(List.of("--time", Long.toString(time.toSeconds())));
        command.addAll(words);
        command.add(access.url());
        return parse(Tool.run(end, time.plus(GRACE), command));
    }

    /** All there is to know of its latencies is their average. */
    static Sample parse(String text) {
        double done = number(DONE, text);
        double rate = number(RATE, text);
        long failed = FAILED.matcher(text).find() ? (long) number(FAILED, text) : 0;
        Histogram average = Histogram.of(List.of(Math.round(number(AVERAGE, text) * 1e3)));
        return new Sample((long) done, failed, rate == 0 ? 0 : done / rate, average, List.of());
    }

    private static double number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new Refusal("pgbench said nothing that can be counted:\n" + text.strip());
        }
        return Double.parseDouble(found.group(1));
    }
}
