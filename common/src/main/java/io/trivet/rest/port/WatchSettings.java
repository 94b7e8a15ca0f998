package io.trivet.rest.port;

import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.Kinds;
import io.trivet.node.settings.Setting;
import io.trivet.node.settings.SettingGroup;
import java.time.Duration;
import java.util.List;

/**
 * How much those may cost who watch.
 *
 * @param watchers streams and long polls at a time
 * @param backlog bytes that may wait for one client
 * @param heartbeat milliseconds between two signs of life in a stream
 */
public record WatchSettings(int watchers, int backlog, long heartbeat) {
    public static final WatchSettings DEFAULTS = new WatchSettings(2_000, 1 << 20, 10_000);

    private static final Setting<Integer> WATCHERS = Setting.of(
            "WATCHERS",
            Kinds.count(1, 1_000_000),
            "2000",
            "How many streams of changes and long polls there may be at a time; one more is refused with 503.");
    private static final Setting<Long> WATCH_BACKLOG = Setting.of(
            "WATCH_BACKLOG",
            Kinds.SIZE.where(size -> size >= 1 << 10 && size <= 1 << 30, "from 1KiB to 1GiB"),
            "1MiB",
            "How much may wait for a client that reads its stream slowly, before it is cut off.");
    private static final Setting<Duration> WATCH_HEARTBEAT = Setting.of(
            "WATCH_HEARTBEAT",
            Kinds.DURATION.where(time -> time.toMillis() >= 1_000 && time.toMillis() <= 25_000, "from 1s to 25s"),
            "10s",
            "How often a stream gives a sign of life.");

    public static final SettingGroup GROUP =
            new SettingGroup("Watching", List.of(WATCHERS, WATCH_BACKLOG, WATCH_HEARTBEAT), List.of());

    public static WatchSettings read(Configuration configuration) {
        return new WatchSettings(
                configuration.get(WATCHERS),
                Math.toIntExact(configuration.get(WATCH_BACKLOG)),
                configuration.get(WATCH_HEARTBEAT).toMillis());
    }
}
