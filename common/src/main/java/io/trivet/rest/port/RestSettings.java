package io.trivet.rest.port;

import io.trivet.node.HttpSettings;
import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.Kind;
import io.trivet.node.settings.Kinds;
import io.trivet.node.settings.Rule;
import io.trivet.node.settings.Setting;
import io.trivet.node.settings.SettingGroup;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The limits of the HTTP interface, and who may use it. */
public record RestSettings(Sizes sizes, Load load, Times times, Access access) {
    private static final Kind<Long> VALUE_SIZE =
            Kinds.SIZE.where(size -> size > 0 && size <= 2 << 20, "of at most 2MiB");
    private static final Kind<Long> BATCH_SIZE =
            Kinds.SIZE.where(size -> size > 0 && size <= 64 << 20, "of at most 64MiB");
    private static final Kind<Long> SOME = Kinds.SIZE.where(size -> size > 0, "above 0");
    private static final Kind<Duration> TIMEOUT =
            Kinds.DURATION.where(time -> time.toMillis() >= 100 && time.toMillis() <= 30_000, "from 100ms to 30s");
    private static final Kind<Duration> AWHILE =
            Kinds.DURATION.where(time -> time.toMillis() >= 1_000, "of at least 1s");

    private static final Kind<Duration> LONGER_THAN_ANY_CALL =
            Kinds.DURATION.where(time -> time.toMillis() > 30_000, "above 30s, for which a call may wait");

    private static final Setting<Long> MAX_VALUE_SIZE =
            Setting.of("MAX_VALUE_SIZE", VALUE_SIZE, "1MiB", "The largest value that is stored.");
    private static final Setting<Long> MAX_BATCH_SIZE = Setting.of(
            "MAX_BATCH_SIZE", BATCH_SIZE, "8MiB", "The largest batch, and the largest JSON that holds a value.");
    private static final Setting<Integer> MAX_REQUESTS = Setting.of(
            "MAX_REQUESTS",
            Kinds.count(1, 1_000_000),
            "4096",
            "How many requests that read or write keys may be under way at most; one more is refused with 503. A node"
                    + " begins with 256, takes on more while nearly all is done fast, and fewer, down to 32, while"
                    + " most of it takes more than 1/25 of `REQUEST_TIMEOUT`.");
    private static final Setting<Long> MAX_REQUEST_BYTES = Setting.of(
            "MAX_REQUEST_BYTES",
            SOME,
            "64MiB",
            "How many bytes of content the requests under way and their answers may hold; what is over it is refused"
                    + " with 503.");
    private static final Setting<Integer> MAX_CONNECTIONS = Setting.of(
            "MAX_CONNECTIONS",
            Kinds.count(1, 1_000_000),
            "4096",
            "How many clients may be connected; one more is turned away.");
    private static final Setting<Duration> REQUEST_TIMEOUT =
            Setting.of("REQUEST_TIMEOUT", TIMEOUT, "5s", "How long a request that names no `timeout` may take.");
    private static final Setting<Duration> CONTENT_TIMEOUT =
            Setting.of("CONTENT_TIMEOUT", AWHILE, "30s", "How long the content of a request may take to arrive.");
    private static final Setting<Duration> IDLE_TIMEOUT = Setting.of(
            "IDLE_TIMEOUT", LONGER_THAN_ANY_CALL, "60s", "A connection on which nothing moves for so long is closed.");

    private static final Rule SIZES_FIT = new Rule(
            List.of(MAX_VALUE_SIZE, MAX_BATCH_SIZE, MAX_REQUEST_BYTES),
            settings -> settings.get(MAX_VALUE_SIZE) <= settings.get(MAX_BATCH_SIZE)
                    && settings.get(MAX_BATCH_SIZE) <= settings.get(MAX_REQUEST_BYTES),
            "MAX_VALUE_SIZE is at most MAX_BATCH_SIZE, and that at most MAX_REQUEST_BYTES: what is allowed by one has"
                    + " to fit into the next.");

    public static final SettingGroup GROUP = new SettingGroup(
            "Limits of HTTP",
            List.of(
                    MAX_VALUE_SIZE,
                    MAX_BATCH_SIZE,
                    MAX_REQUESTS,
                    MAX_REQUEST_BYTES,
                    MAX_CONNECTIONS,
                    REQUEST_TIMEOUT,
                    CONTENT_TIMEOUT,
                    IDLE_TIMEOUT),
            List.of(SIZES_FIT));

    public static final RestSettings DEFAULTS =
            new RestSettings(Sizes.DEFAULTS, Load.DEFAULTS, Times.DEFAULTS, Access.DEFAULTS);

    /**
     * All in bytes.
     *
     * @param value the largest value
     * @param batch the largest content of a batch, and of any JSON that holds a value
     * @param page about how much of keys and values a page of a list holds
     * @param line the longest request line
     * @param headers the longest header section
     */
    public record Sizes(int value, int batch, int page, int line, int headers) {
        public static final Sizes DEFAULTS = new Sizes(1 << 20, 8 << 20, 1 << 20, 16 << 10, 16 << 10);

        public Sizes {
            Check.that(value > 0 && batch > 0 && page > 0 && line > 0 && headers > 0, "sizes are above 0");
        }
    }

    /**
     * What one process takes on at once; what is over it is refused.
     *
     * @param requests that read or write keys
     * @param bytes of content, of requests and of answers
     */
    public record Load(int requests, long bytes, int connections) {
        public static final Load DEFAULTS = new Load(4_096, 64L << 20, 4_096);

        public Load {
            Check.that(requests > 0 && bytes > 0 && connections > 0, "limits are above 0");
        }
    }

    /**
     * All in milliseconds.
     *
     * @param timeout of a call that names none
     * @param content how long a request's content may take to arrive
     * @param linger how long a refused request's content is read and thrown away, so that its sender sees the refusal
     * @param idle a connection on which nothing moves for so long is closed
     */
    public record Times(long timeout, long content, long linger, long idle) {
        public static final Times DEFAULTS = new Times(5_000, 30_000, 2_000, 60_000);

        public Times {
            Check.that(timeout > 0 && content > 0 && linger > 0 && idle > 0, "times are above 0");
        }
    }

    /**
     * Who may use it.
     *
     * @param token that requests must bear, if one is set
     * @param hosts names by which this process may be addressed besides {@code localhost} and numeric addresses
     */
    public record Access(Optional<String> token, List<String> hosts) {
        public static final Access DEFAULTS = new Access(Optional.empty(), List.of());

        /** In the list of hosts: any name will do. */
        public static final String ANY_HOST = "*";

        public Access {
            hosts = List.copyOf(hosts);
            Check.that(token.filter(String::isBlank).isEmpty(), "a token is not blank");
        }

        /** Whatever name others are told to reach this process by is one of its own. */
        static Access of(HttpSettings http) {
            List<String> hosts = new ArrayList<>(http.hosts());
            hosts.add(http.reachedBy());
            http.publicUrl().map(URI::getHost).ifPresent(hosts::add);
            return new Access(http.token(), hosts);
        }
    }

    /** @param http who may use it, which is said there */
    public static RestSettings read(Configuration configuration, HttpSettings http) {
        Sizes sizes = new Sizes(
                configuration.get(MAX_VALUE_SIZE).intValue(),
                configuration.get(MAX_BATCH_SIZE).intValue(),
                Sizes.DEFAULTS.page(),
                Sizes.DEFAULTS.line(),
                Sizes.DEFAULTS.headers());
        Load load = new Load(
                configuration.get(MAX_REQUESTS),
                configuration.get(MAX_REQUEST_BYTES),
                configuration.get(MAX_CONNECTIONS));
        Times times = new Times(
                configuration.get(REQUEST_TIMEOUT).toMillis(),
                configuration.get(CONTENT_TIMEOUT).toMillis(),
                Times.DEFAULTS.linger(),
                configuration.get(IDLE_TIMEOUT).toMillis());
        return new RestSettings(sizes, load, times, Access.of(http));
    }

    public RestSettings with(Sizes other) {
        return new RestSettings(other, load, times, access);
    }

    public RestSettings with(Load other) {
        return new RestSettings(sizes, other, times, access);
    }

    public RestSettings with(Times other) {
        return new RestSettings(sizes, load, other, access);
    }

    public RestSettings with(Access other) {
        return new RestSettings(sizes, load, times, other);
    }

    /** A class of its own: the parts must not initialize the whole, which needs their defaults to be there. */
    private static final class Check {
        static void that(boolean condition, String text) {
            if (!condition) {
                throw new IllegalArgumentException("not so: " + text);
            }
        }
    }
}
