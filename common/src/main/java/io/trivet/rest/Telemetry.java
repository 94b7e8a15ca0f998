package io.trivet.rest;

import io.micrometer.core.instrument.Timer;
import io.trivet.node.telemetry.Health;
import io.trivet.node.telemetry.Metrics;
import io.trivet.rest.port.Instruments;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The instruments of a process, as its health checks and its figures have them. */
public final class Telemetry implements Instruments {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS");

    private final Health health;
    private final Metrics metrics;
    private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();
    private final Queue<LongSupplier> sources = new ConcurrentLinkedQueue<>();

    public Telemetry(Health health, Metrics metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    private record Answered(String route, String method, int status) {}

    @Override
    public Report live() {
        return report(health.live());
    }

    @Override
    public Report ready() {
        return report(health.ready());
    }

    @Override
    public String scrape() {
        return metrics.scrape();
    }

    @Override
    public void answered(String route, String method, int status, long nanos) {
        // A method is a word of the client's; labels come from a short list.
        String known = METHODS.contains(method) ? method : "other";
        timers.computeIfAbsent(new Answered(route, known, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void gauge(String name, String help, LongSupplier value) {
        metrics.gauge(name, help, value, LongSupplier::getAsLong);
    }

    @Override
    public void count(String name, String help, LongSupplier value) {
        // The meter holds its source weakly; what the supplier looks at lives as long as this does.
        sources.add(value);
        metrics.counted(name, help, value, LongSupplier::getAsLong);
    }

    private Timer timer(Answered answered) {
        return metrics.timer(
                "http.requests",
                "How long requests took until their answers were sent",
                "route",
                answered.route,
                "method",
                answered.method,
                "status",
                Integer.toString(answered.status));
    }

    private static Report report(Health.Report report) {
        return new Report(report.checks().stream()
                .map(check -> new Check(
                        check.name(), check.trouble().isEmpty(), check.trouble().orElse("")))
                .toList());
    }
}
