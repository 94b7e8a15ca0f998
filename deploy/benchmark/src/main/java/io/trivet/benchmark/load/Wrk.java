package io.trivet.benchmark.load;

import io.trivet.deploy.local.Interruption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One wrk for each node, all at the same time, whose connections add up to what is asked for. A single wrk would give
 * each of its threads equally many, which does not come out even with three nodes.
 *
 * @param script load.lua
 * @param words what the script is told, but for the seed
 * @param first the node that gets a connection when there are fewer of them than nodes
 */
public record Wrk(Path script, List<Integer> ports, int connections, List<String> words, int first, Interruption end)
        implements Load {
    private static final String TIMEOUT = "5s";
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Override
    public Sample run(Duration time) {
        List<Tool> tools = new ArrayList<>();
        try {
            IntStream.range(0, ports.size())
                    .filter(node -> share(node) > 0)
                    .forEach(node -> tools.add(Tool.start(command(node, time))));
            return Sample.merged(tools.stream()
                    .map(tool -> WrkOutput.parse(tool.await(end, time.plus(GRACE))))
                    .toList());
        } finally {
            tools.forEach(Tool::close);
        }
    }

    /** How many connections a node gets. */
    int share(int node) {
        int turn = Math.floorMod(node - first, ports.size());
        return connections / ports.size() + (turn < connections % ports.size() ? 1 : 0);
    }

    private List<String> command(int node, Duration time) {
        List<String> command = new ArrayList<>(List.of("wrk", "--threads", "1", "--timeout", TIMEOUT));
        command.addAll(List.of("--connections", Integer.toString(share(node))));
        command.addAll(List.of("--duration", time.toSeconds() + "s", "--script", script.toString()));
        command.add("http://127.0.0.1:" + ports.get(node));
        command.add("--");
        command.addAll(words);
        command.add(Integer.toString(node + 1));
        return command;
    }
}
