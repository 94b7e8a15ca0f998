package io.trivet.rest.http;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Dates as header fields have them. The date of an answer changes once a second only, and is kept that long. */
public final class HttpDate {
    private static final int MILLIS = 1_000;
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept(Long.MIN_VALUE, ""));

    private record Kept(long second, String text) {}

    /** By hand, for each answer with a value has one: a formatter takes as long as all other fields together. */
    public static String format(long wallClock) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(wallClock, MILLIS), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(32);
        text.append(DAYS[time.getDayOfWeek().ordinal()]).append(", ");
        twoDigits(text, time.getDayOfMonth()).append(' ');
        text.append(MONTHS[time.getMonthValue() - 1]).append(' ');
        twoDigits(text, time.getYear() / 100);
        twoDigits(text, time.getYear() % 100).append(' ');
        twoDigits(text, time.getHour()).append(':');
        twoDigits(text, time.getMinute()).append(':');
        return twoDigits(text, time.getSecond()).append(" GMT").toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
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
