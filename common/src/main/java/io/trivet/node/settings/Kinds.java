package io.trivet.node.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds there are. */
public final class Kinds {
    public static final Kind<String> TEXT = new Kind<>("a text", Kinds::notEmpty);

    /** What may stand in addresses, file names and metric labels without a thought. */
    public static final Kind<String> NAME = TEXT.where(
            text -> text.matches("[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?"),
            "of at most 63 letters, digits, - and _ that begins and ends with a letter or a digit");

    public static final Kind<Boolean> FLAG = new Kind<>("true or false", Kinds::flag);
    public static final Kind<Integer> PORT = count(1, 65_535);
    public static final Kind<Integer> PORT_OR_ANY = new Kind<>("a port, 0 for any", count(0, 65_535)::parse);
    public static final Kind<Duration> DURATION = new Kind<>("a duration such as 300ms, 6s or 1m", Kinds::duration);
    public static final Kind<Long> SIZE = new Kind<>("a size such as 512B, 64KiB or 4MiB", Kinds::size);
    public static final Kind<Endpoint> ENDPOINT = new Kind<>("a host:port", Endpoint::parse);
    public static final Kind<URI> URL = new Kind<>("a URL", Kinds::url);

    private static final Map<String, Long> TIME_UNITS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);
    private static final Map<String, Long> SIZE_UNITS =
            Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]+)");

    private Kinds() {}

    public static Kind<Integer> count(int least, int most) {
        return new Kind<>("a number from " + least + " to " + most, text -> {
            int value = Integer.parseInt(text);
            if (value < least || value > most) {
                throw new IllegalArgumentException(text);
            }
            return value;
        });
    }

    public static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
        return new Kind<>(names, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    /** In the environment, separated by commas; in JSON, an array or the same text. */
    public static <T> Kind<List<T>> listOf(Kind<T> element) {
        return new Kind<>(
                element.form() + ", or several, separated by commas",
                text -> Arrays.stream(text.split(","))
                        .map(String::trim)
                        .filter(part -> !part.isEmpty())
                        .map(element::parse)
                        .toList());
    }

    private static String notEmpty(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
        return text;
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Duration duration(String text) {
        return Duration.ofMillis(quantity(text, TIME_UNITS));
    }

    private static long size(String text) {
        return quantity(text, SIZE_UNITS);
    }

    private static long quantity(String text, Map<String, Long> units) {
        Matcher matcher = QUANTITY.matcher(text);
        if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
            throw new IllegalArgumentException(text);
        }
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), units.get(matcher.group(2)));
    }

    private static URI url(String text) {
        URI url = URI.create(text);
        if (!url.isAbsolute()) {
            throw new IllegalArgumentException(text);
        }
        return url;
    }
}
