package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.node.telemetry.Health;
import io.trivet.node.telemetry.Metrics;
import io.trivet.rest.port.Instruments.Check;
import io.trivet.rest.port.Instruments.Report;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the HTTP interface says of itself, in the figures of the process. */
class TelemetryTest {
    private final Health health = new Health();
    private final Telemetry telemetry = new Telemetry(health, new Metrics("w1"));

    @Test
    void requestsAreCountedByRouteAndOutcome() {
        telemetry.answered("/v1/kv/{key}", "GET", 200, 1_000_000);
        telemetry.answered("/v1/kv/{key}", "GET", 200, 1_000_000);
        telemetry.answered("none", "BREW", 405, 1_000_000);
        String scrape = telemetry.scrape();
        String labels = "{method=\"GET\",node=\"w1\",route=\"/v1/kv/{key}\",status=\"200\"} 2";
        assertTrue(scrape.contains("trivet_http_requests_seconds_count" + labels), scrape);
        assertTrue(scrape.contains("method=\"other\""), scrape);
        assertFalse(scrape.contains("BREW"), scrape);
    }

    @Test
    void gaugesAndCountsAreReadWithEveryScrape() {
        AtomicLong value = new AtomicLong(5);
        telemetry.gauge("test.gauge", "of a test", value::get);
        telemetry.count("test.count", "of a test", value::get);
        assertTrue(telemetry.scrape().contains("trivet_test_gauge{node=\"w1\"} 5"), telemetry::scrape);
        value.set(7);
        System.gc();
        assertTrue(telemetry.scrape().contains("trivet_test_gauge{node=\"w1\"} 7"), telemetry::scrape);
        assertTrue(telemetry.scrape().contains("trivet_test_count_total{node=\"w1\"} 7"), telemetry::scrape);
    }

    @Test
    void checksAreToldAsTheyAre() {
        health.liveIf("loop", Optional::empty).readyIf("map", () -> Optional.of("No map yet."));
        assertEquals(new Report(List.of(new Check("loop", true, ""))), telemetry.live());
        assertEquals(new Report(List.of(new Check("map", false, "No map yet."))), telemetry.ready());
    }
}
