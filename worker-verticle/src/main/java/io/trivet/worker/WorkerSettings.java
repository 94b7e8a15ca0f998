package io.trivet.worker;

import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.Kind;
import io.trivet.node.settings.Kinds;
import io.trivet.node.settings.Setting;
import io.trivet.node.settings.SettingGroup;
import io.trivet.process.ProcessSettings;
import io.trivet.register.host.Settings;
import io.trivet.watch.leader.WatchBounds;
import io.trivet.worker.store.StoreSettings;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a worker has to know besides what every process has.
 *
 * @param lanes how many event loops with a PostgreSQL connection of their own
 * @param watched how much is kept in mind for those who watch
 * @param disowned the identity that its database is to give up, if it has it
 */
record WorkerSettings(
        ProcessSettings process,
        PgConnectOptions postgres,
        StoreSettings store,
        int lanes,
        LaneHome.Tuning tuning,
        WatchBounds watched,
        Optional<UUID> disowned) {
    private static final Kind<UUID> IDENTITY = new Kind<>("a UUID", UUID::fromString);
    private static final long RECONNECT = 250;
    private static final long ANSWER = 15_000;

    private static final Setting<String> POSTGRES_HOST =
            Setting.of("POSTGRES_HOST", Kinds.TEXT, "127.0.0.1", "Where this worker's own PostgreSQL is.");
    private static final Setting<Integer> POSTGRES_PORT =
            Setting.of("POSTGRES_PORT", Kinds.PORT, "5432", "The port of PostgreSQL.");
    private static final Setting<String> POSTGRES_DATABASE = Setting.of(
            "POSTGRES_DATABASE",
            Kinds.TEXT,
            "trivet",
            "The database. It belongs to this worker alone: no two may share one, and none may be restored or copied.");
    private static final Setting<String> POSTGRES_USER =
            Setting.of("POSTGRES_USER", Kinds.TEXT, "trivet", "Who connects. Has to own the database.");
    private static final Setting<String> POSTGRES_PASSWORD = Setting.of(
                    "POSTGRES_PASSWORD", Kinds.TEXT, "trivet", "With this password.")
            .asSecret();
    private static final Setting<Boolean> POSTGRES_MAY_LOSE = Setting.of(
            "POSTGRES_MAY_LOSE",
            Kinds.FLAG,
            "false",
            "Use a PostgreSQL with `fsync`, `full_page_writes` or `synchronous_commit` off all the same. A crash of "
                    + "that machine may then lose what was acknowledged. For tests.");
    private static final Setting<Integer> LANES = Setting.of(
            "LANES",
            Kinds.count(1, 64),
            "1",
            "Event loops that serve partitions, each with three connections to PostgreSQL. One for every two cores "
                    + "that this worker has to itself.");
    private static final Setting<Duration> STALL_LIMIT = Setting.of(
            "STALL_LIMIT",
            Kinds.DURATION.where(time -> time.toMillis() >= 50 && time.toMillis() <= 10_000, "from 50ms to 10s"),
            "300ms",
            "How long a commit may take before this worker lets others lead. Longer on slow disks.");
    private static final Setting<Integer> KNOWN_KEYS = Setting.of(
            "KNOWN_KEYS",
            Kinds.count(100, 10_000_000),
            "500",
            "How many keys of each partition that it leads a worker keeps at hand.");
    private static final Setting<Long> KNOWN_SIZE = Setting.of(
            "KNOWN_SIZE",
            Kinds.SIZE.where(size -> size >= 1 << 10, "of 1KiB or more"),
            "1MiB",
            "How much memory their values may take, for each partition.");
    private static final Setting<Long> PACKED_SIZE = Setting.of(
            "PACKED_SIZE",
            Kinds.SIZE,
            "64MiB",
            "How much memory a worker may take to keep more keys, packed, before it reads them from PostgreSQL again.");
    private static final Setting<Duration> PURGE_AFTER = Setting.of(
            "PURGE_AFTER",
            Kinds.DURATION.where(time -> time.toMillis() >= 1_000, "of a second or more"),
            "10m",
            "How long what was deleted is remembered before its row is removed for good.");
    private static final Setting<Integer> WATCH_KEYS = Setting.of(
            "WATCH_KEYS",
            Kinds.count(1, 1_000_000),
            "1000",
            "How many changed keys of each partition that it leads a worker keeps in mind for those who watch.");
    private static final Setting<Long> WATCH_SIZE = Setting.of(
            "WATCH_SIZE",
            Kinds.SIZE.where(size -> size >= 1 << 10 && size <= 64 << 20, "from 1KiB to 64MiB"),
            "256KiB",
            "How much memory that may take, for each partition.");
    private static final Setting<Long> WATCH_VALUE_SIZE = Setting.of(
            "WATCH_VALUE_SIZE",
            Kinds.SIZE.where(size -> size >= 0 && size <= 256 << 10, "of at most 256KiB"),
            "4KiB",
            "The largest value that is told to those who watch; of larger ones they are told the size only.");
    private static final Setting<Optional<UUID>> NEW_IDENTITY = Setting.optional(
            "NEW_IDENTITY",
            IDENTITY,
            "The identity that this worker's database has now and is to give up: everything in it is deleted, and it "
                    + "joins as a new worker. What to do with a restored database.");

    static final SettingGroup GROUP = new SettingGroup(
            "Worker",
            List.of(
                    POSTGRES_HOST,
                    POSTGRES_PORT,
                    POSTGRES_DATABASE,
                    POSTGRES_USER,
                    POSTGRES_PASSWORD,
                    POSTGRES_MAY_LOSE,
                    LANES,
                    STALL_LIMIT,
                    KNOWN_KEYS,
                    KNOWN_SIZE,
                    PACKED_SIZE,
                    PURGE_AFTER,
                    WATCH_KEYS,
                    WATCH_SIZE,
                    WATCH_VALUE_SIZE,
                    NEW_IDENTITY),
            List.of());

    static final List<SettingGroup> GROUPS = ProcessSettings.groupsWith(GROUP);

    static WorkerSettings read(Configuration configuration) {
        StoreSettings store = StoreSettings.DEFAULT;
        return new WorkerSettings(
                ProcessSettings.read(configuration),
                postgres(configuration),
                configuration.get(POSTGRES_MAY_LOSE) ? store.trustingUnsafeServer() : store,
                configuration.get(LANES),
                new LaneHome.Tuning(
                        configuration.get(STALL_LIMIT).toMillis(), RECONNECT, ANSWER, protocol(configuration)),
                new WatchBounds(
                        configuration.get(WATCH_KEYS),
                        Math.toIntExact(configuration.get(WATCH_SIZE)),
                        Math.toIntExact(configuration.get(WATCH_VALUE_SIZE))),
                configuration.get(NEW_IDENTITY));
    }

    private static PgConnectOptions postgres(Configuration configuration) {
        return new PgConnectOptions()
                .setHost(configuration.get(POSTGRES_HOST))
                .setPort(configuration.get(POSTGRES_PORT))
                .setDatabase(configuration.get(POSTGRES_DATABASE))
                .setUser(configuration.get(POSTGRES_USER))
                .setPassword(configuration.get(POSTGRES_PASSWORD));
    }

    private static Settings protocol(Configuration configuration) {
        Settings.Times times = Settings.Times.DEFAULT;
        Settings.Horizons horizons = Settings.Horizons.DEFAULT;
        Settings.Sizes sizes = Settings.Sizes.DEFAULT;
        return new Settings(
                new Settings.Times(
                        times.resend(),
                        times.resendMost(),
                        times.hedge(),
                        times.prepareLimit(),
                        times.stepLimit(),
                        times.askLimit(),
                        times.passes(),
                        new Settings.Horizons(
                                horizons.retry(),
                                horizons.idsAhead(),
                                configuration.get(PURGE_AFTER).toMillis())),
                new Settings.Sizes(
                        sizes.recentIds(),
                        configuration.get(KNOWN_KEYS),
                        configuration.get(KNOWN_SIZE),
                        configuration.get(PACKED_SIZE) / configuration.get(LANES),
                        sizes.waiting(),
                        sizes.behindKeys(),
                        sizes.page()));
    }
}
