package io.trivet.deploy.local;

import io.trivet.postgres.LocalProcess;
import io.trivet.postgres.PostgresException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What deploy/local can be told to do. */
public final class Commands {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final long MEGABYTES_AT_FIRST = 100;
    private static final long MEGABYTES_LATER = 20;
    private static final Set<String> KNOWN =
            Set.of("up", "status", "pause", "unpause", "kill", "start", "logs", "psql", "down", "help");

    private final String program;
    private final Terminal terminal;
    private final Interruption interruption;
    private final NodeCommand nodes;

    Commands(String program, Terminal terminal, Interruption interruption, NodeCommand nodes) {
        this.program = program;
        this.terminal = terminal;
        this.interruption = interruption;
        this.nodes = nodes;
    }

    /** Those of the product. */
    public static Commands of(String program, Terminal terminal, Interruption interruption) {
        return new Commands(program, terminal, interruption, NodeCommand.ofThisProcess());
    }

    /** The exit code. */
    public int run(List<String> arguments) {
        try {
            Options options = Options.parse(arguments);
            if (!KNOWN.contains(options.command())) {
                throw Refusal.misuse("There is no command '" + options.command() + "'.");
            }
            return run(options);
        } catch (Refusal e) {
            terminal.refuse(e.getMessage());
            if (e.exitCode() == Refusal.MISUSE) {
                terminal.refuse("Try " + program + " help.");
            }
            return e.exitCode();
        } catch (PostgresException e) {
            terminal.refuse(e.getMessage());
            return 1;
        }
    }

    private int run(Options options) {
        switch (options.command()) {
            case "up" -> up(options);
            case "down" -> down(options);
            case "start" -> start(options);
            case "pause" -> signal(options, "is paused", LocalProcess::pause);
            case "unpause" -> signal(options, "goes on", LocalProcess::unpause);
            case "kill" -> signal(options, "is killed", process -> process.kill(Part.END_LIMIT));
            case "help" -> terminal.add(Help.text(program));
            case "status" -> {
                return Status.say(terminal, options.home(), cluster(options));
            }
            case "logs" -> {
                return Foreign.tail(
                        cluster(options).part(options.names().get(0)).log(), options.rest());
            }
            default -> {
                return Foreign.psql(postgres(options), options.rest(), terminal);
            }
        }
        return 0;
    }

    private LocalCluster cluster(Options options) {
        return new LocalCluster(options.home(), options.home().knownPlan(), nodes);
    }

    // ---------------------------------------------------------------- all of it

    private void up(Options options) {
        Home home = options.home();
        home.open();
        home.exclusively(() -> launch(options, home));
        if (!options.background()) {
            stay(cluster(options), options.again(program));
        }
    }

    private void launch(Options options, Home home) {
        boolean isNew = home.plan().isEmpty();
        Plan plan = home.plan()
                .map(known -> known.with(options.wishes()))
                .orElseGet(() -> options.wishes().on(Plan.USUAL));
        if (!isNew && new LocalCluster(home, home.knownPlan(), nodes).runs()) {
            throw new Refusal("The cluster in " + home.path() + " runs already. See '" + options.again(program)
                    + " status'; 'down' ends it. For another one give --data and --port.");
        }
        home.mustHaveRoom(plan.workers() * (isNew ? MEGABYTES_AT_FIRST : MEGABYTES_LATER));
        Ports.mustBeFree(plan.members());
        home.keep(plan);
        LocalCluster cluster = new LocalCluster(home, plan, nodes);
        terminal.add((isNew ? "Starting a new cluster in " : "Starting the cluster in ") + home.path() + ":");
        new Launch(cluster, terminal, interruption, LIMIT).all();
        terminal.add(Help.ready(plan, options.again(program), options.background()));
    }

    /** Until somebody ends it here or elsewhere. */
    private void stay(LocalCluster cluster, String again) {
        while (!interruption.within(BETWEEN_LOOKS)) {
            if (!cluster.runs()) {
                terminal.say("The cluster was ended elsewhere.");
                return;
            }
        }
        terminal.say("%nEnding the cluster. Its data stays: %s starts it again.", again);
        cluster.stopAll();
    }

    private void down(Options options) {
        LocalCluster cluster = cluster(options);
        options.home().exclusively(() -> {
            boolean ran = cluster.runs();
            cluster.stopAll();
            terminal.say(
                    ran ? "Ended. The data stays in %s." : "Nothing of the cluster in %s runs.",
                    options.home().path());
        });
    }

    // ---------------------------------------------------------------- a part

    private void start(Options options) {
        LocalCluster cluster = cluster(options);
        List<Part> parts = options.names().stream().map(cluster::part).toList();
        options.home().exclusively(() -> {
            Launch launch = new Launch(cluster, terminal, interruption, LIMIT);
            terminal.add("Starting:");
            try {
                parts.forEach(launch::one);
            } finally {
                terminal.say("");
            }
        });
    }

    private void signal(Options options, String done, Consumer<LocalProcess> action) {
        LocalCluster cluster = cluster(options);
        List<Part> parts = options.names().stream().map(cluster::part).toList();
        options.home()
                .exclusively(() -> parts.forEach(part -> {
                    action.accept(part.process().orElseThrow(() -> new Refusal(part.name() + " does not run.")));
                    terminal.say("%s %s.", part.name(), done);
                }));
    }

    private PostgresPart postgres(Options options) {
        LocalCluster cluster = cluster(options);
        String name = options.names().get(0).replaceFirst("^pg", "w");
        return cluster.postgresOf(cluster.part(name).name())
                .orElseThrow(() -> Refusal.misuse(name + " has no PostgreSQL: only workers have."));
    }
}
