package io.trivet.deploy.local;

import io.trivet.postgres.LocalProcess;
import io.trivet.postgres.PostgresException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What deploy/local can be told to do. */
public final class Commands {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final long MEGABYTES_LATER = 20;
    private static final Set<String> KNOWN = Set.of(
            "up", "status", "pause", "unpause", "kill", "start", "logs", "psql", "down", "help", "add", "drain",
            "undrain", "remove", "replace", "recover");

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
        Work work = new Work(options, program, terminal, interruption, nodes);
        switch (options.command()) {
            case "up" -> up(work);
            case "down" -> down(work);
            case "start" -> start(work);
            case "pause" -> signal(work, "is paused", LocalProcess::pause);
            case "unpause" -> signal(work, "goes on", LocalProcess::unpause);
            case "kill" -> signal(work, "is killed", process -> process.kill(Part.END_LIMIT));
            case "add" -> new Growth(work).add();
            case "replace" -> new Growth(work).replace();
            case "drain" -> new Shrinking(work).drain();
            case "undrain" -> new Shrinking(work).undrain();
            case "remove" -> new Shrinking(work).remove();
            case "help" -> terminal.add(Help.text(program));
            default -> {
                return ask(work);
            }
        }
        return 0;
    }

    /** Those whose exit code says something. */
    private int ask(Work work) {
        Options options = work.options();
        return switch (options.command()) {
            case "status" -> Status.say(terminal, work.home(), work.cluster());
            case "recover" -> new Recovery(work).recover();
            case "logs" ->
                Foreign.tail(work.cluster().part(options.names().get(0)).log(), options.rest());
            default -> Foreign.psql(postgres(work), options.rest(), terminal);
        };
    }

    // ---------------------------------------------------------------- all of it

    private void up(Work work) {
        work.home().open();
        work.home().exclusively(() -> launch(work, work.home()));
        if (!work.options().background()) {
            stay(work);
        }
    }

    private void launch(Work work, Home home) {
        Options options = work.options();
        boolean isNew = home.plan().isEmpty();
        Plan plan = home.plan()
                .map(known -> known.with(options.wishes()))
                .orElseGet(() -> options.wishes().on(Plan.USUAL));
        if (!isNew && work.cluster().runs()) {
            throw new Refusal("The cluster in " + home.path() + " runs already. See '" + work.again()
                    + " status'; 'down' ends it. For another one give --data and --port.");
        }
        home.mustHaveRoom(plan.workers().size() * (isNew ? Home.MEGABYTES_AT_FIRST : MEGABYTES_LATER));
        // One that is left over from parts that were killed one by one.
        work.cluster(plan).stopSwitchboard();
        Ports.mustBeFree(plan.members(), interruption);
        Ports.mustBeFree(plan.switchboardPort(), "the console's switchboard", interruption);
        home.keep(plan);
        terminal.add((isNew ? "Starting a new cluster in " : "Starting the cluster in ") + home.path() + ":");
        work.launch(work.cluster(plan)).all();
        terminal.add(Help.ready(plan, work.again(), options.background()));
    }

    /** Until somebody ends it here or elsewhere. Workers may come and go meanwhile. */
    private void stay(Work work) {
        while (!interruption.within(BETWEEN_LOOKS)) {
            if (!work.cluster().runs()) {
                terminal.say("The cluster was ended elsewhere.");
                work.cluster().stopSwitchboard();
                return;
            }
        }
        terminal.say("%nEnding the cluster. Its data stays: %s starts it again.", work.again());
        work.cluster().stopAll();
    }

    private void down(Work work) {
        LocalCluster cluster = work.cluster();
        work.home().exclusively(() -> {
            boolean ran = cluster.runs();
            cluster.stopAll();
            terminal.say(
                    ran ? "Ended. The data stays in %s." : "Nothing of the cluster in %s runs.",
                    work.home().path());
        });
    }

    // ---------------------------------------------------------------- a part

    private void start(Work work) {
        LocalCluster cluster = work.cluster();
        List<Part> parts = work.options().names().stream().map(cluster::part).toList();
        Launch launch = work.launch(cluster);
        work.home().exclusively(() -> {
            terminal.add("Starting:");
            launch.begin(parts);
        });
        // Others may have to be started before these are ready: a worker is vouched for by the rest.
        launch.finish(parts);
    }

    private void signal(Work work, String done, Consumer<LocalProcess> action) {
        LocalCluster cluster = work.cluster();
        List<Part> parts = work.options().names().stream().map(cluster::part).toList();
        work.home()
                .exclusively(() -> parts.forEach(part -> {
                    action.accept(part.process().orElseThrow(() -> new Refusal(part.name() + " does not run.")));
                    terminal.say("%s %s.", part.name(), done);
                }));
    }

    private PostgresPart postgres(Work work) {
        LocalCluster cluster = work.cluster();
        String name = work.options().names().get(0).replaceFirst("^pg", "w");
        return cluster.postgresOf(cluster.part(name).name())
                .orElseThrow(() -> Refusal.misuse(name + " has no PostgreSQL: only workers have."));
    }
}
