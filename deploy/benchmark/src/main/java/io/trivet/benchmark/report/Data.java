package io.trivet.benchmark.report;

import io.trivet.benchmark.heal.Healed;
import io.trivet.benchmark.heal.Loss;
import io.trivet.benchmark.heal.Stretch;
import io.trivet.benchmark.load.Sample;
import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.watch.Kind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;

/** All of it for programs, every round by itself. */
public record Data(Results results) {
    public JsonObject json() {
        JsonObject machine = new JsonObject();
        results.machine().forEach(machine::put);
        JsonArray cells = new JsonArray();
        results.all().forEach(result -> cells.add(json(result)));
        JsonArray targets = new JsonArray();
        new Targets(results).all().forEach(target -> targets.add(json(target)));
        JsonObject all = new JsonObject()
                .put("machine", machine)
                .put("idle", json(results.idle()))
                .put("targets", targets)
                .put("cells", cells);
        results.healed().ifPresent(healed -> all.put("heal", json(healed)));
        return all;
    }

    private static JsonObject json(Healed healed) {
        Loss loss = healed.loss();
        return new JsonObject()
                .put("lost", loss.worker())
                .put("workers", loss.workers())
                .put("keys", loss.data().keys())
                .put("bytes", loss.data().bytes())
                .put("held", loss.held())
                .put("copied", loss.copied())
                .put("maximum", healed.maximum())
                .put("pace", healed.pace())
                .put("until_down", healed.missing().sample().seconds())
                .put("seconds", healed.seconds())
                .put("rows_per_second", healed.rowsPerSecond())
                .put("load_before", json(healed.before()))
                .put("load_until_down", json(healed.missing()))
                .put("load_healing", json(healed.healing()));
    }

    private static JsonObject json(Stretch stretch) {
        return json(stretch.sample()).put("lost_client_seconds", stretch.lost());
    }

    private static JsonObject json(Target target) {
        JsonObject json = new JsonObject()
                .put("name", target.name())
                .put("wanted", target.wanted())
                .put("verdict", target.verdict());
        target.measured().ifPresent(figure -> json.put("found", figure));
        return json;
    }

    private static JsonObject json(Result result) {
        Cell cell = result.cell();
        JsonArray rounds = new JsonArray();
        result.rounds().forEach(round -> rounds.add(json(round)));
        return new JsonObject()
                .put("work", cell.work().name())
                .put("subject", cell.subject().name())
                .put("keys", cell.data().keys())
                .put("bytes", cell.data().bytes())
                .put("connections", cell.connections())
                .put("rate", result.rate())
                .put("p50", result.percentile(50))
                .put("p99", result.percentile(99))
                .put("p999", result.percentile(99.9))
                .put("errors", result.errors())
                .put("rounds", rounds);
    }

    private static JsonObject json(Measured round) {
        return json(round.sample())
                .put("written", round.written())
                .put("heap", round.heap())
                .put("cpu", json(round.cpu()))
                .put("memory", json(round.memory()));
    }

    private static JsonObject json(Sample sample) {
        return new JsonObject()
                .put("operations", sample.operations())
                .put("errors", sample.errors())
                .put("remarks", new JsonArray(sample.remarks()))
                .put("seconds", sample.seconds())
                .put("p50", sample.latencies().percentile(50))
                .put("p99", sample.latencies().percentile(99))
                .put("p999", sample.latencies().percentile(99.9));
    }

    private static JsonObject json(Map<Kind, Double> byKind) {
        JsonObject json = new JsonObject();
        byKind.forEach((kind, figure) -> json.put(kind.name().toLowerCase(Locale.ROOT), figure));
        return json;
    }
}
