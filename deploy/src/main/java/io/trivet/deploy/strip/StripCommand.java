package io.trivet.deploy.strip;

import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.Refusal;
import io.trivet.deploy.local.Terminal;
import io.trivet.postgres.PostgresException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What deploy/demos/strip does. */
public final class StripCommand {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** What runs for the first time is slow, here and there. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /** With what is no client's: whether something is ready, and who leads what. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long NEVER_MILLIS = Duration.ofDays(365).toMillis();
    /** The exit code when this machine did not let this program run. */
    private static final int NOTHING_MEASURED = 3;

    private static final String USUAL_FAULT = "pause w2";
    private static final List<String> USUAL_FAULTS_OF_ETCD = List.of("pause leader", "pause follower");

    private final String program;
    private final Screen screen;
    private final Interruption interruption;

    public StripCommand(String program, Terminal terminal, Interruption interruption) {
        this.program = program;
        this.screen = new Screen(terminal);
        this.interruption = interruption;
    }

    /** The exit code. */
    public int run(List<String> arguments) {
        try {
            Options options = Options.parse(arguments);
            if (options.help()) {
                screen.say(Help.text(program).stripTrailing());
                return 0;
            }
            return measure(options);
        } catch (Refusal e) {
            screen.refuse(e.getMessage());
            if (e.exitCode() == Refusal.MISUSE) {
                screen.refuse("Try " + program + " --help.");
            }
            return e.exitCode();
        } catch (PostgresException e) {
            screen.refuse(e.getMessage());
            return 1;
        }
    }

    private int measure(Options options) {
        // When this program does not get to run, the picture says so; a killed node may take a minute to start.
        Vertx vertx = Vertx.vertx(new VertxOptions().setBlockedThreadCheckInterval(NEVER_MILLIS));
        try (Target target = target(vertx, options)) {
            Load load = new Load(vertx, options.pause());
            DiskWatcher disk = diskWatcher(load);
            Watcher watcher = new Watcher(load::stalled);
            try {
                return measure(vertx, target, load, options);
            } finally {
                watcher.close();
                disk.close();
                // What is under way still needs what is closed next; if it failed, that was said.
                Waits.result("the end of the load", LIMIT, load.stop().otherwiseEmpty());
            }
        } finally {
            Waits.result("the end", LIMIT, vertx.close());
        }
    }

    private static DiskWatcher diskWatcher(Load load) {
        try {
            return new DiskWatcher(load::slowDisk);
        } catch (IOException e) {
            throw new Refusal("The disk cannot be watched, for want of a temporary file (" + e + ").");
        }
    }

    private static Target target(Vertx vertx, Options options) {
        Wire clients = new Wire(vertx, options.patience());
        Wire ours = new Wire(vertx, PATIENCE);
        if (options.etcd()) {
            return EtcdTarget.start(new EtcdStore(clients), ours);
        }
        Future<Target> found = TrivetTarget.at(new TrivetStore(clients), ours, options)
                .recover(failure -> Future.failedFuture(Refusal.misuse("There is no cluster at all of these ports ("
                        + failure.getMessage() + "). Start one by deploy/local -d, or say by --ports where it is.")));
        return Waits.result("the cluster", LIMIT, found);
    }

    private int measure(Vertx vertx, Target target, Load load, Options options) {
        sayHow(target, options);
        Series series = new Series(vertx, target, load, options.phases(), screen, interruption);
        series.awaitWhole();
        List<String> faults = faults(target, options);
        Waits.result(
                "what is to be broken",
                LIMIT,
                Future.all(faults.stream().distinct().map(target::fault).toList()));
        Waits.result("keys", LIMIT, addClients(target, load, options));
        load.start();
        interruption.within(WARM_UP);
        List<Round> rounds = rounds(series, faults);
        Waits.result("the end of the load", LIMIT, load.stop());
        Findings findings = Findings.of(rounds, load, Waits.result("the last look", LIMIT, load.check()));
        say(findings);
        options.json().ifPresent(file -> Report.write(file, target, options, findings));
        return findings.isWell() ? 0 : findings.saysNothing() ? NOTHING_MEASURED : 1;
    }

    /** Who ends it early wants to see what there is by then. */
    private List<Round> rounds(Series series, List<String> faults) {
        try {
            return series.run(faults);
        } catch (Refusal e) {
            if (!series.rounds().isEmpty()) {
                screen.say("");
                screen.say(Picture.of(Sum.of(series.rounds())));
            }
            throw e;
        }
    }

    private static List<String> faults(Target target, Options options) {
        List<String> some = options.faults();
        if (options.shell().isPresent()) {
            some = List.of(options.shell().get().breaking());
        } else if (some.isEmpty() && options.count().isPresent()) {
            some = target.usualFaults();
        } else if (some.isEmpty()) {
            some = options.etcd() ? USUAL_FAULTS_OF_ETCD : List.of(USUAL_FAULT);
        }
        List<String> round = some;
        return IntStream.range(0, options.count().orElse(round.size()))
                .mapToObj(number -> round.get(number % round.size()))
                .toList();
    }

    private static Future<?> addClients(Target target, Load load, Options options) {
        Future<?> all = Future.succeededFuture();
        for (EntryPoint at : target.entryPoints()) {
            for (int i = 0; i < options.clients(); i++) {
                String name = at.name() + (char) ('a' + i);
                all = all.compose(added -> target.keys(name, options.keys()))
                        .onSuccess(keys -> load.add(name, at, keys, target.store()));
            }
        }
        return all;
    }

    // ---------------------------------------------------------------- said

    private void sayHow(Target target, Options options) {
        Options.Phases phases = options.phases();
        screen.say(target.title());
        screen.say(
                "%d clients at each port, %d keys each: a read, a conditional write, %d ms of rest; %d ms of patience."
                        .formatted(
                                options.clients(),
                                options.keys(),
                                options.pause().toMillis(),
                                options.patience().toMillis()));
        screen.say("%d s before a fault, %d s with it, %d s after it is mended."
                .formatted(
                        phases.before().toSeconds(),
                        phases.broken().toSeconds(),
                        phases.after().toSeconds()));
        screen.say(Picture.LEGEND);
    }

    private void say(Findings findings) {
        screen.say("");
        screen.say(Picture.of(findings.sums()));
        screen.say("  " + findings.accounts());
        findings.violations().stream().limit(20).forEach(each -> screen.say("  " + each));
    }
}
