package io.trivet.benchmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.deploy.local.Interruption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrkTest {
    private static List<Integer> shares(int nodes, int connections, int first) {
        List<Integer> ports = IntStream.range(0, nodes).boxed().toList();
        Wrk wrk = new Wrk(Path.of("load.lua"), ports, connections, List.of(), first, new Interruption());
        return ports.stream().map(wrk::share).toList();
    }

    @Test
    void connectionsAreSharedOutEqually() {
        assertEquals(List.of(16, 16, 16, 16), shares(4, 64, 0));
        assertEquals(List.of(22, 21, 21), shares(3, 64, 0));
        assertEquals(List.of(85, 86, 85), shares(3, 256, 1));
    }

    @Test
    void aSingleOneGoesToAnotherNodeInEachRound() {
        assertEquals(List.of(1, 0, 0), shares(3, 1, 0));
        assertEquals(List.of(0, 0, 1), shares(3, 1, 2));
        assertEquals(List.of(1, 0, 0), shares(3, 1, 3));
    }
}
