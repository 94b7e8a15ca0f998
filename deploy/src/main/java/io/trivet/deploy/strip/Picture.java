package io.trivet.deploy.strip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A round and its sums for people. */
final class Picture {
    static final List<String> LEGEND = List.of(
            "A character for each client and second: # successes   + less than half of the usual   . none",
            "                                        x entry point away   ! something that must not be");

    private static final int MOST_TOLD = 3;
    private static final String ROW = "  %-6s %s  %s";

    private Picture() {}

    static List<String> of(Round round) {
        int seconds = round.times().seconds();
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("", ruler(seconds), "seconds"));
        lines.add(ROW.formatted("", marks(round.times()), "v: " + round.fault() + ", ^: mended"));
        round.tracks().forEach(track -> lines.add(line(track, round.times())));
        if (!round.stalls().isEmpty()) {
            lines.add(ROW.formatted("", spans(round.stalls(), 's', round.times()), "s: stalled"));
        }
        if (!round.slowDisk().isEmpty()) {
            lines.add(ROW.formatted("", spans(round.slowDisk(), 'd', round.times()), slowDisk(round)));
        }
        return lines;
    }

    private static String ruler(int seconds) {
        return IntStream.range(0, seconds)
                .mapToObj(second -> second % 10 == 0 ? "" + second / 10 % 10 : second % 5 == 0 ? "+" : "-")
                .collect(Collectors.joining());
    }

    private static String marks(Times times) {
        return IntStream.range(0, times.seconds())
                .mapToObj(second -> second == times.second(times.broken())
                        ? "v"
                        : second == times.second(times.mended()) ? "^" : " ")
                .collect(Collectors.joining());
    }

    private static String line(Track track, Times times) {
        double usual = track.usual(times.control());
        return ROW.formatted(track.client(), track.strip(times.seconds(), usual), figures(track, times));
    }

    private static String figures(Track track, Times times) {
        Figures figures = track.figures(times.fault());
        return figures.gap()
                .map(gap -> "longest gap %4d ms at %4.1f s%s%s"
                        .formatted(
                                millis(gap.length()),
                                (gap.from() - times.origin()) / (double) Track.SECOND,
                                figures.without() > 0 ? ", " + figures.without() + " s without" : "",
                                track.isAway(times.fault()) ? ", but for the time away" : ""))
                .orElse("away all the time");
    }

    /** The longest first. */
    private static String slowDisk(Round round) {
        return "d: disk slow, "
                + round.slowDisk().stream()
                        .sorted(Comparator.comparingLong(Span::length).reversed())
                        .limit(MOST_TOLD)
                        .map(span -> "%d ms at %.1f s"
                                .formatted(
                                        millis(span.length()),
                                        (span.from() - round.times().origin()) / (double) Track.SECOND))
                        .collect(Collectors.joining(", "));
    }

    private static String spans(List<Span> spans, char mark, Times times) {
        return IntStream.range(0, times.seconds())
                .mapToObj(second ->
                        new Span(times.origin() + second * Track.SECOND, times.origin() + (second + 1) * Track.SECOND))
                .map(span -> spans.stream().anyMatch(span::overlaps) ? Character.toString(mark) : " ")
                .collect(Collectors.joining());
    }

    static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    // ---------------------------------------------------------------- sums

    static List<String> of(List<Sum> sums) {
        List<String> lines = new ArrayList<>();
        lines.add("  %-18s %7s %5s %15s %8s   %s"
                .formatted("", "windows", "void", "client-seconds", "without", "longest gap: median, worst"));
        sums.forEach(sum -> lines.add("  %-18s %7d %5d %,15d %8d   %6d ms %6d ms"
                .formatted(
                        sum.kind(),
                        sum.windows(),
                        sum.voids(),
                        sum.seconds(),
                        sum.without(),
                        millis(sum.median()),
                        millis(sum.worst()))));
        return lines;
    }
}
