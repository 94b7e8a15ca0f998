package io.trivet.deploy.strip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What one client got in the course of a round.
 *
 * @param since when its first second began; times are in nanoseconds
 * @param successes in their order
 * @param violations when it saw something that must not be
 * @param away when its entry point was not to be expected to serve, in their order
 */
record Track(String client, EntryPoint at, long since, List<Long> successes, List<Long> violations, List<Span> away) {
    static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    Span second(int number) {
        return new Span(since + number * SECOND, since + (number + 1) * SECOND);
    }

    /** Whole seconds; one in which a window begins belongs to that window. */
    IntStream seconds(Span window) {
        long first = Math.floorDiv(window.from() - since, SECOND);
        long last = Math.floorDiv(window.until() - since, SECOND);
        return IntStream.range(Math.toIntExact(first), Math.toIntExact(last));
    }

    int successesIn(int second) {
        Span span = second(second);
        return count(successes, span);
    }

    private static int count(List<Long> times, Span span) {
        return (int) times.stream()
                .filter(time -> span.from() <= time && time < span.until())
                .count();
    }

    boolean isAway(Span span) {
        return away.stream().anyMatch(span::overlaps);
    }

    // ---------------------------------------------------------------- figures

    /** But for the time when its entry point was away. */
    Figures figures(Span window) {
        int[] counted =
                seconds(window).filter(second -> !isAway(second(second))).toArray();
        int without = (int)
                IntStream.of(counted).filter(second -> successesIn(second) == 0).count();
        return new Figures(counted.length, without, longestGap(window));
    }

    private Optional<Span> longestGap(Span window) {
        return present(window).stream().flatMap(this::gapsIn).max(Comparator.comparingLong(Span::length));
    }

    /** The window without the times away. */
    private List<Span> present(Span window) {
        List<Span> pieces = new ArrayList<>();
        long from = window.from();
        for (Span span : away) {
            if (span.overlaps(window)) {
                pieces.add(new Span(from, Math.max(from, span.from())));
                from = span.until();
            }
        }
        pieces.add(new Span(from, window.until()));
        return pieces.stream().filter(piece -> piece.length() > 0).toList();
    }

    /** From the last success before it, and to its end: what goes on then is at least that long. */
    private Stream<Span> gapsIn(Span piece) {
        long before = begin(piece.from());
        List<Span> gaps = new ArrayList<>();
        for (long success : successes) {
            if (success > before && success <= piece.until()) {
                gaps.add(new Span(before, success));
                before = success;
            }
        }
        gaps.add(new Span(before, piece.until()));
        return gaps.stream();
    }

    /** The last thing that it had, or the moment from which on it could have something. */
    private long begin(long time) {
        return LongStream.concat(
                        LongStream.of(since),
                        LongStream.concat(
                                successes.stream().mapToLong(Long::longValue),
                                away.stream().mapToLong(Span::until)))
                .filter(each -> each <= time)
                .max()
                .orElse(time);
    }

    // ---------------------------------------------------------------- picture

    /** A character for each second. */
    String strip(int seconds, double usual) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, seconds).forEach(second -> text.append(character(second, usual)));
        return text.toString();
    }

    private char character(int second, double usual) {
        int count = successesIn(second);
        if (count(violations, second(second)) > 0) {
            return '!';
        }
        if (count == 0) {
            return isAway(second(second)) ? 'x' : '.';
        }
        return count >= usual / 2 ? '#' : '+';
    }

    /** How many successes it has in a second of a window. */
    double usual(Span window) {
        return seconds(window).map(this::successesIn).average().orElse(0);
    }
}
