package io.trivet.deploy.local;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a cluster consists of.
 *
 * @param port of the first controller; the workers' follow
 */
record Plan(Crew workers, int controllers, int port) {
    static final Plan USUAL = new Plan(4, 1, 8000);

    private static final int REPLICAS = 3;
    /** Where a controller would have its PostgreSQL, if it had one. */
    private static final int SWITCHBOARD = 20_000;

    private static final int BETWEEN_CONTROLLERS = 100;
    private static final int MOST_CONTROLLERS = 9;
    private static final int LOWEST_PORT = 1_024;
    private static final int HIGHEST_PORT = 44_000;

    Plan(int workers, int controllers, int port) {
        this(Crew.ofFirst(workers), controllers, port);
    }

    Plan {
        require(
                workers.size() >= 1 && workers.size() < BETWEEN_CONTROLLERS,
                "There can be 1 to 99 workers, not " + workers.size() + ".");
        require(
                workers.next() <= BETWEEN_CONTROLLERS,
                "w1 to w99 are all the workers that a cluster here can ever have: no number is used twice, since the"
                        + " ports follow from it.");
        require(
                controllers >= 1 && controllers <= MOST_CONTROLLERS,
                "There can be 1 to " + MOST_CONTROLLERS + " controllers, not " + controllers + ".");
        require(
                port >= LOWEST_PORT && port <= HIGHEST_PORT,
                "The port is from " + LOWEST_PORT + " to " + HIGHEST_PORT + ", not " + port
                        + ": others are derived from it.");
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw Refusal.misuse(sentence);
        }
    }

    /** The workers come right after the first controller, and other controllers well after any number of workers. */
    List<Member> members() {
        List<Member> members = new ArrayList<>();
        IntStream.rangeClosed(1, controllers)
                .mapToObj(i -> new Member(Member.Role.CONTROLLER, i, port + (i - 1) * BETWEEN_CONTROLLERS))
                .forEach(members::add);
        workers.numbers().stream()
                .map(number -> new Member(Member.Role.WORKER, number, port + number))
                .forEach(members::add);
        return members;
    }

    int switchboardPort() {
        return port + SWITCHBOARD;
    }

    /** The settings of a member's verticle, but for its PostgreSQL. */
    JsonObject settings(Member member) {
        JsonArray endpoints = new JsonArray();
        members().forEach(each -> endpoints.add(Member.HOST + ":" + each.clusterPort()));
        // Whoever kills a worker here wants to see what becomes of it, and not to wait whether it comes back.
        JsonObject settings = member.settings().put("MEMBERS", endpoints).put("REPLACE_AFTER", "0s");
        if (!member.isWorker()) {
            JsonArray electors = new JsonArray();
            members().stream()
                    .filter(Member::isWorker)
                    .limit(copies())
                    .map(Member::name)
                    .forEach(electors::add);
            settings.put("ELECTORS", electors).put("REPLICAS", copies()).put("FIRST_WORKERS", workers.size());
        }
        return settings;
    }

    /** Two copies would survive no more than one does. */
    private int copies() {
        return workers.size() < REPLICAS ? 1 : REPLICAS;
    }

    // ---------------------------------------------------------------- changed and kept

    /** Workers hold data, so their number is not simply another one the next time; nothing hangs on the rest. */
    Plan with(Wishes wishes) {
        int wished = wishes.workers().orElse(workers.size());
        if (wished != workers.size()) {
            throw new Refusal("The cluster there has " + workers.size() + " workers, not " + wished
                    + ". Leave --workers out: 'add' and 'remove' change their number. Or start another one with --data"
                    + " and --port.");
        }
        return wishes.on(this);
    }

    /** What was asked for; the rest is as usual, or as it was. */
    record Wishes(Optional<Integer> workers, Optional<Integer> controllers, Optional<Integer> port) {
        Plan on(Plan plan) {
            Crew crew = workers.map(Crew::ofFirst).orElse(plan.workers);
            return new Plan(crew, controllers.orElse(plan.controllers), port.orElse(plan.port));
        }
    }

    JsonObject toJson() {
        return workers.toJson().put("controllers", controllers).put("port", port);
    }

    Plan with(Crew crew) {
        return new Plan(crew, controllers, port);
    }

    static Plan of(JsonObject json) {
        return new Plan(Crew.of(json), json.getInteger("controllers"), json.getInteger("port"));
    }
}
