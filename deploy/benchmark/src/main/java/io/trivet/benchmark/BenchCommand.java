package io.trivet.benchmark;

import io.trivet.benchmark.heal.Healing;
import io.trivet.benchmark.load.Http;
import io.trivet.benchmark.plan.Plan;
import io.trivet.benchmark.plan.Subject;
import io.trivet.benchmark.report.Data;
import io.trivet.benchmark.report.Page;
import io.trivet.benchmark.report.Results;
import io.trivet.benchmark.report.Table;
import io.trivet.benchmark.stage.Etcd;
import io.trivet.benchmark.stage.Floor;
import io.trivet.benchmark.stage.Machine;
import io.trivet.benchmark.stage.Place;
import io.trivet.benchmark.stage.Route;
import io.trivet.benchmark.stage.Setting;
import io.trivet.benchmark.stage.Stands;
import io.trivet.benchmark.stage.Trivet;
import io.trivet.benchmark.watch.Sql;
import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.Refusal;
import io.trivet.postgres.PostgresException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Starts all that is compared, measures it in turn, and says what was found.
 *
 * @param program as it was typed
 * @param root the top of the source tree
 */
record BenchCommand(String program, Path root, Screen screen, Interruption end) {
    int run(List<String> arguments) {
        try {
            Options options = Options.parse(arguments);
            if (options.help()) {
                screen.say(Help.text(program));
                return 0;
            }
            return measure(options);
        } catch (Refusal e) {
            screen.terminal().err().println(e.getMessage());
            return e.exitCode();
        } catch (PostgresException e) {
            screen.terminal().err().println(e.getMessage());
            return 1;
        }
    }

    private int measure(Options options) {
        Plan plan = options.plan();
        if (plan.groups().isEmpty() && !options.heals()) {
            throw Refusal.misuse("That leaves nothing to measure.");
        }
        Findings findings = new Findings();
        try {
            if (!plan.groups().isEmpty()) {
                compare(plan, options, findings);
            }
            if (options.heals()) {
                heal(plan, options, findings);
            }
        } finally {
            // Who ends it early wants to see what there is by then.
            report(findings.results(), options);
        }
        return findings.results().errors() == 0 ? 0 : 1;
    }

    private void compare(Plan plan, Options options, Findings findings) {
        try (Place place = Place.in(options.data());
                Http http = new Http();
                Stands stands = new Stands()) {
            findings.machine(facts(place, plan, options));
            start(stands, setting(place, http), plan, options);
            Course course = new Course(stands, new Sql(http.vertx()), screen, end);
            findings.compared(course::results);
            screen.say("%d cells, %d rounds of %d s each, of %s to begin with."
                    .formatted(
                            plan.count(),
                            options.rounds(),
                            options.seconds().toSeconds(),
                            plan.groups().get(0).data()));
            course.warmUp(plan, options.warmUp());
            course.run(plan, options.rounds(), options.seconds());
            findings.idle(course.idle());
        }
    }

    /** On a cluster of its own, after all else has ended: it does not come out of this as it was. */
    private void heal(Plan plan, Options options, Findings findings) {
        try (Place place = Place.in(options.data());
                Http http = new Http()) {
            if (plan.groups().isEmpty()) {
                findings.machine(facts(place, plan, options));
            }
            screen.progress("Starting a cluster that is to lose a worker");
            Setting setting = setting(place, http);
            try (Trivet trivet = Trivet.start(setting, local(), options.port(), options.workers())) {
                Healing healing = new Healing(setting, trivet, options.healed());
                findings.healed(healing.run(options.warmUp(), options.seconds()));
            }
        }
    }

    private Setting setting(Place place, Http http) {
        return new Setting(place, place.unpacked("load.lua"), http, end, screen::progress);
    }

    private String local() {
        return root.resolve("deploy").resolve("local").toString();
    }

    private void start(Stands stands, Setting setting, Plan plan, Options options) {
        screen.progress("Starting all that is measured");
        Set<Subject> subjects = plan.subjects();
        int bytes = plan.groups().get(0).data().bytes();
        stands.start(subjects, List.of(Subject.POSTGRES), () -> Floor.start(setting));
        stands.start(subjects, List.of(Subject.ROUTE), () -> Route.start(setting, bytes));
        stands.start(subjects, List.of(Subject.ETCD, Subject.ETCD_GRPC), () -> Etcd.start(setting));
        stands.start(
                subjects,
                List.of(Subject.TRIVET),
                () -> Trivet.start(setting, local(), options.port(), options.workers()));
    }

    private Map<String, String> facts(Place place, Plan plan, Options options) {
        String commit = Machine.version("git", "-C", root.toString(), "describe", "--always", "--dirty");
        Map<String, String> facts = Machine.facts(place, commit);
        facts.put("workers", Integer.toString(options.workers()));
        facts.put("wrk", Machine.version("wrk", "-v"));
        if (plan.subjects().contains(Subject.ETCD)) {
            facts.put("etcd", Machine.version("etcd", "--version"));
        }
        if (plan.subjects().contains(Subject.POSTGRES)) {
            facts.put("pgbench", Machine.version("pgbench", "--version"));
        }
        return facts;
    }

    private void report(Results results, Options options) {
        if (!results.isEmpty()) {
            screen.say("\n" + new Table(results).text());
            write(
                    options.json().orElse(usual("bench.json")),
                    new Data(results).json().encodePrettily());
            write(options.html().orElse(usual("bench.html")), new Page(results).html());
        }
    }

    private Path usual(String name) {
        return root.resolve("deploy").resolve("benchmark").resolve("target").resolve(name);
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(file, text);
            screen.say("Written: " + file);
        } catch (IOException e) {
            throw new Refusal(file + " cannot be written (" + e + ").");
        }
    }
}
