package io.trivet.node.telemetry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MetricsTest {
    private final Metrics metrics = new Metrics("w1");

    private void assertScraped(String line) {
        String scrape = metrics.scrape();
        assertTrue(scrape.lines().anyMatch(line::equals), () -> line + " is not in\n" + scrape);
    }

    @Test
    void countsByLabels() {
        metrics.counter("requests", "Requests.", "route", "kv", "outcome", "ok").increment();
        metrics.counter("requests", "Requests.", "route", "kv", "outcome", "ok").increment(2);
        metrics.counter("requests", "Requests.", "route", "kv", "outcome", "refused")
                .increment();
        assertScraped("trivet_requests_total{node=\"w1\",outcome=\"ok\",route=\"kv\"} 3.0");
        assertScraped("trivet_requests_total{node=\"w1\",outcome=\"refused\",route=\"kv\"} 1.0");
        assertScraped("# HELP trivet_requests_total Requests.");
    }

    @Test
    void readsWhatOthersCount() {
        AtomicLong source = new AtomicLong(7);
        metrics.counted("takeovers", "Takeovers.", source, AtomicLong::get);
        metrics.gauge("led", "Partitions led.", source, AtomicLong::get, "lane", "0");
        assertScraped("trivet_takeovers_total{node=\"w1\"} 7.0");
        assertScraped("trivet_led{lane=\"0\",node=\"w1\"} 7.0");
        source.set(8);
        assertScraped("trivet_takeovers_total{node=\"w1\"} 8.0");
        assertScraped("trivet_led{lane=\"0\",node=\"w1\"} 8.0");
    }

    @Test
    void timesGoIntoSteps() {
        metrics.timer("commit", "Commits.").record(Duration.ofMillis(3));
        assertScraped("trivet_commit_seconds_bucket{node=\"w1\",le=\"0.002\"} 0");
        assertScraped("trivet_commit_seconds_bucket{node=\"w1\",le=\"0.005\"} 1");
        assertScraped("trivet_commit_seconds_count{node=\"w1\"} 1");
    }

    @Test
    void tellsOfTheJavaProcessToo() {
        assertTrue(metrics.scrape().contains("jvm_memory_used_bytes"));
    }
}
