package io.trivet.rest.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** Dates as header fields have them. The date of an answer changes once a second only, and is kept that long. */
public final class HttpDate {
    private static final int MILLIS = 1_000;
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept(Long.MIN_VALUE, ""));

    private record Kept(long second, String text) {}

    public static String format(long wallClock) {
        return FORMAT.format(Instant.ofEpochMilli(wallClock));
    }

    String now(long wallClock) {
        long second = Math.floorDiv(wallClock, MILLIS);
        Kept last = kept.get();
        if (last.second != second) {
            last = new Kept(second, format(wallClock));
            kept.set(last);
        }
        return last.text;
    }
}
