package io.trivet.deploy.strip;

import io.trivet.deploy.local.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** All of it for programs. Times are in milliseconds, but where the name says otherwise. */
final class Report {
    private Report() {}

    static void write(Path file, Target target, Options options, Findings findings) {
        try {
            Files.writeString(file, of(target, options, findings).encodePrettily() + "\n");
        } catch (IOException e) {
            throw new Refusal(file + " cannot be written (" + e + ").");
        }
    }

    static JsonObject of(Target target, Options options, Findings findings) {
        Options.Phases phases = options.phases();
        return new JsonObject()
                .put("store", target.title())
                .put(
                        "entry_points",
                        array(
                                target.entryPoints(),
                                at -> new JsonObject().put("name", at.name()).put("port", at.port())))
                .put("clients_of_each", options.clients())
                .put("keys_of_each_client", options.keys())
                .put("pause", options.pause().toMillis())
                .put("patience", options.patience().toMillis())
                .put("seconds_before", phases.before().toSeconds())
                .put("seconds_broken", phases.broken().toSeconds())
                .put("seconds_after", phases.after().toSeconds())
                .put("rounds", array(findings.rounds(), Report::round))
                .put("sums", array(findings.sums(), Report::sum))
                .put("reads", findings.reads())
                .put("writes_acknowledged", findings.acknowledged())
                .put("writes_unknown", findings.unknown())
                .put("keys", findings.keys())
                .put("keys_not_read_at_the_end", findings.unread())
                .put("violations", array(findings.violations(), Violation::toString))
                .put("well", findings.isWell());
    }

    private static <T> JsonArray array(List<T> all, Function<T, Object> json) {
        JsonArray array = new JsonArray();
        all.forEach(each -> array.add(json.apply(each)));
        return array;
    }

    private static JsonObject round(Round round) {
        Times times = round.times();
        return new JsonObject()
                .put("fault", round.fault())
                .put("kind", round.kind())
                .put("void", round.broken().isVoid())
                .put("control_void", round.control().isVoid())
                .put("seconds", times.seconds())
                .put("broken_in_second", times.second(times.broken()))
                .put("mended_in_second", times.second(times.mended()))
                .put("broken", figures(round.broken().figures(), times))
                .put("control", figures(round.control().figures(), times))
                .put("disk_slow", array(round.slowDisk(), span -> slow(span, times)))
                .put("clients", array(round.tracks(), track -> track(track, times)));
    }

    private static JsonObject slow(Span span, Times times) {
        return new JsonObject()
                .put("since", Picture.millis(span.from() - times.origin()))
                .put("millis", Picture.millis(span.length()));
    }

    private static JsonObject track(Track track, Times times) {
        return new JsonObject()
                .put("client", track.client())
                .put("entry_point", track.at().name())
                .put("strip", track.strip(times.seconds(), track.usual(times.control())))
                .put("away", track.isAway(times.fault()))
                .put("broken", figures(track.figures(times.fault()), times))
                .put("control", figures(track.figures(times.control()), times));
    }

    private static JsonObject figures(Figures figures, Times times) {
        JsonObject json = new JsonObject()
                .put("client_seconds", figures.seconds())
                .put("without", figures.without())
                .put("longest_gap", Picture.millis(figures.longestGap()));
        figures.gap().ifPresent(gap -> json.put("longest_gap_since", Picture.millis(gap.from() - times.origin())));
        return json;
    }

    private static JsonObject sum(Sum sum) {
        return new JsonObject()
                .put("kind", sum.kind())
                .put("windows", sum.windows())
                .put("void", sum.voids())
                .put("client_seconds", sum.seconds())
                .put("without", sum.without())
                .put("longest_gap_median", Picture.millis(sum.median()))
                .put("longest_gap_worst", Picture.millis(sum.worst()));
    }
}
