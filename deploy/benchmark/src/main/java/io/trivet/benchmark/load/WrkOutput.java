package io.trivet.benchmark.load;

import io.trivet.deploy.local.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What load.lua prints at the end of a wrk. */
final class WrkOutput {
    private static final Pattern SUMMARY = Pattern.compile("(?m)^bench (\\d+) requests (\\d+) us (\\d+) connect"
            + " (\\d+) read (\\d+) write (\\d+) timeout (\\d+) status$");
    private static final Pattern PERCENTILE = Pattern.compile("(?m)^bench (\\d+\\.\\d+) is (\\d+)$");
    private static final List<String> ERRORS =
            List.of("no connection", "broken reading", "broken writing", "late answer", "error status");

    private WrkOutput() {}

    static Sample parse(String text) {
        Matcher summary = SUMMARY.matcher(text);
        if (!summary.find()) {
            throw new Refusal("wrk said nothing that can be counted:\n" + text.strip());
        }
        long answered = Long.parseLong(summary.group(1));
        long wrongStatus = Long.parseLong(summary.group(7));
        List<String> remarks = remarks(summary.toMatchResult());
        long errors = 0;
        for (int i = 0; i < ERRORS.size(); i++) {
            errors += Long.parseLong(summary.group(i + 3));
        }
        return new Sample(
                answered - wrongStatus,
                errors,
                Long.parseLong(summary.group(2)) / 1e6,
                Histogram.ofPercentiles(percentiles(text), answered),
                remarks);
    }

    private static List<String> remarks(MatchResult summary) {
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < ERRORS.size(); i++) {
            if (!summary.group(i + 3).equals("0")) {
                remarks.add(summary.group(i + 3) + " x " + ERRORS.get(i));
            }
        }
        return remarks;
    }

    private static NavigableMap<Double, Long> percentiles(String text) {
        NavigableMap<Double, Long> percentiles = new TreeMap<>();
        Matcher each = PERCENTILE.matcher(text);
        while (each.find()) {
            percentiles.put(Double.valueOf(each.group(1)), Long.valueOf(each.group(2)));
        }
        return percentiles;
    }
}
