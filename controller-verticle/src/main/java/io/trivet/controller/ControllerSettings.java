package io.trivet.controller;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.plan.PlanSettings;
import io.trivet.console.ConsoleSettings;
import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.Kinds;
import io.trivet.node.settings.Rule;
import io.trivet.node.settings.Setting;
import io.trivet.node.settings.SettingGroup;
import io.trivet.process.ProcessSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a controller has to know besides what every process has. Most of it counts only when a cluster is founded. */
record ControllerSettings(ProcessSettings process, Founding founding, PlanSettings plan, ConsoleSettings console) {
    private static final Setting<List<String>> ELECTORS = Setting.required(
            "ELECTORS",
            Kinds.listOf(Kinds.NAME),
            "Names of the workers that keep the cluster's map: three or five; one for development only. All of them "
                    + "have to answer before a cluster is founded.");
    private static final Setting<Integer> FIRST_WORKERS = Setting.of(
            "FIRST_WORKERS",
            Kinds.count(0, 10_000),
            "0",
            "How many workers are waited for before a cluster is founded, so that partitions are spread over all.");
    private static final Setting<Duration> FOUND_AFTER = Setting.of(
            "FOUND_AFTER",
            Kinds.DURATION,
            "30s",
            "When all electors are there: how long to wait for `FIRST_WORKERS` before it is founded without.");
    private static final Setting<Integer> PARTITIONS = Setting.of(
            "PARTITIONS",
            Kinds.count(1, ClusterMap.MAX_PARTITIONS),
            "128",
            "Into how many partitions keys are divided. Fixed when the cluster is founded.");
    private static final Setting<Integer> REPLICAS = Setting.of(
            "REPLICAS",
            Kinds.count(1, 7),
            "3",
            "On how many workers each key is stored: one, three, five or seven. May be changed while the cluster serves"
                    + ", the same on all controllers.");
    private static final Setting<Integer> MOVES_AT_ONCE = Setting.of(
            "MOVES_AT_ONCE",
            Kinds.count(1, 10_000),
            "32",
            "How many partitions may be on their way to other workers at a time.");
    private static final Setting<Optional<Integer>> WRITE_QUORUM = Setting.optional(
            "WRITE_QUORUM",
            Kinds.count(1, 7),
            "How many of them have to store a write before it is acknowledged. It is always the majority; to be set "
                    + "only by those who want to be told if it were not.");

    private static final Rule QUORUM_IS_MAJORITY = new Rule(
            List.of(REPLICAS, WRITE_QUORUM),
            settings -> settings.get(WRITE_QUORUM)
                    .filter(quorum -> quorum != settings.get(REPLICAS) / 2 + 1)
                    .isEmpty(),
            "WRITE_QUORUM is not the majority of REPLICAS. Fewer, and two writes need not meet on any worker, so that "
                    + "one could be lost; more, and one worker that is away stops all writes. Leave WRITE_QUORUM out.");
    private static final Rule REPLICAS_ARE_ODD = new Rule(
            List.of(REPLICAS),
            settings -> settings.get(REPLICAS) % 2 == 1,
            "REPLICAS is even: the last one would make each write wait for one worker more and survive no more "
                    + "failures. Use an odd number.");
    private static final Rule ELECTORS_ARE_ODD = new Rule(
            List.of(ELECTORS),
            settings -> List.of(1, 3, 5).contains(settings.get(ELECTORS).size())
                    && settings.get(ELECTORS).stream().distinct().count()
                            == settings.get(ELECTORS).size(),
            "ELECTORS has to name one, three or five different workers.");

    static final SettingGroup GROUP = new SettingGroup(
            "Controller",
            List.of(ELECTORS, FIRST_WORKERS, FOUND_AFTER, PARTITIONS, REPLICAS, MOVES_AT_ONCE, WRITE_QUORUM),
            List.of(QUORUM_IS_MAJORITY, REPLICAS_ARE_ODD, ELECTORS_ARE_ODD));

    static final List<SettingGroup> GROUPS = ProcessSettings.groupsWith(GROUP, ConsoleSettings.GROUP);

    static ControllerSettings read(Configuration configuration) {
        return new ControllerSettings(
                ProcessSettings.read(configuration),
                new Founding(
                        configuration.get(PARTITIONS),
                        configuration.get(REPLICAS),
                        configuration.get(ELECTORS),
                        configuration.get(FIRST_WORKERS),
                        configuration.get(FOUND_AFTER).toMillis()),
                new PlanSettings(configuration.get(REPLICAS), configuration.get(MOVES_AT_ONCE)),
                ConsoleSettings.read(configuration));
    }
}
