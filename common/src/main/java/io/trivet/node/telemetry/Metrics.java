package io.trivet.node.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one process, for Prometheus. Asked twice for the same name and labels it gives the same thing. Labels
 * are name and value in turn; their values come from short lists, never from what users send.
 */
public final class Metrics {
    private static final String PREFIX = "trivet.";

    /** So that quantiles can be had over all processes together: 99th percentiles cannot be added up. */
    private static final Duration[] STEPS = {
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** @param node stands on every figure as a label, so that those of several processes can be told apart */
    public Metrics(String node) {
        registry.config().commonTags("node", node);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
    }

    /** Counts what happens. */
    public Counter counter(String name, String help, String... labels) {
        return Counter.builder(PREFIX + name).description(help).tags(labels).register(registry);
    }

    /** Counts what somebody else counts already; that one has to live as long as the process. */
    public <T> void counted(String name, String help, T source, ToDoubleFunction<T> count, String... labels) {
        FunctionCounter.builder(PREFIX + name, source, count)
                .description(help)
                .tags(labels)
                .register(registry);
    }

    /** Shows how much there is just now. Read on the thread that answers a scrape, so it must be safe to read there. */
    public <T> void gauge(String name, String help, T source, ToDoubleFunction<T> value, String... labels) {
        Gauge.builder(PREFIX + name, source, value)
                .description(help)
                .tags(labels)
                .strongReference(true)
                .register(registry);
    }

    /** Measures how long things take. */
    public Timer timer(String name, String help, String... labels) {
        return Timer.builder(PREFIX + name)
                .description(help)
                .tags(labels)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    /** Everything, as Prometheus reads it. */
    public String scrape() {
        return registry.scrape();
    }
}
