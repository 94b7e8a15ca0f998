package io.trivet.deploy.local;

import java.time.Duration;
import java.util.List;

/** What a command has at hand while it is carried out. */
record Work(Options options, String program, Terminal terminal, Interruption interruption, NodeCommand nodes) {
    static final Duration START_LIMIT = Duration.ofSeconds(120);

    Home home() {
        return options.home();
    }

    LocalCluster cluster() {
        return cluster(home().knownPlan());
    }

    LocalCluster cluster(Plan plan) {
        return new LocalCluster(home(), plan, nodes);
    }

    Calls calls() {
        return new Calls(cluster());
    }

    Launch launch(LocalCluster cluster) {
        return new Launch(cluster, terminal, interruption, START_LIMIT);
    }

    /** What to type for another command about the same cluster. */
    String again() {
        return options.again(program);
    }

    /** The workers that were named, each once. */
    List<Member> workers() {
        return options.names().stream().distinct().map(this::worker).toList();
    }

    Member worker(String name) {
        List<Member> known =
                home().knownPlan().members().stream().filter(Member::isWorker).toList();
        return known.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.misuse(
                        "There is no worker '" + name + "' in this cluster, but " + names(known, ", ") + "."));
    }

    static String names(List<Member> members, String between) {
        return String.join(between, members.stream().map(Member::name).toList());
    }
}
