package io.trivet.benchmark.stage;

import io.trivet.benchmark.load.Http;
import io.trivet.benchmark.load.Load;
import io.trivet.benchmark.load.Waits;
import io.trivet.benchmark.load.Wrk;
import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.plan.DataSet;
import io.trivet.deploy.local.Interruption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What all stands need.
 *
 * @param script of wrk
 * @param said is told how far something is
 */
public record Setting(Place place, Path script, Http http, Interruption end, Consumer<String> said) {
    private static final Duration LOADING = Duration.ofMinutes(30);

    public Load wrk(Cell cell, String dialect, List<Integer> ports, int round) {
        DataSet data = cell.data();
        List<String> words = List.of(
                dialect,
                Integer.toString(cell.work().reads()),
                data.prefix(),
                Integer.toString(data.keys()),
                Integer.toString(data.bytes()));
        return new Wrk(script, ports, cell.connections(), words, round, end);
    }

    void preload(DataSet data, String store, int most, Preload.Writer writer) {
        Preload preload = new Preload(
                http.vertx(),
                data,
                most,
                writer,
                stored -> said.accept("Loading %s: %,d of %,d keys".formatted(store, stored, data.keys())));
        Waits.result("Loading " + store, LOADING, preload.run());
    }
}
