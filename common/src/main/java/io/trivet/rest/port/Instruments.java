package io.trivet.rest.port;

import java.util.List;
import java.util.function.LongSupplier;

/** Probes and metrics. */
public interface Instruments {
    /** Whether this process should go on, or be started anew. */
    Report live();

    /** Whether this process can serve requests now. */
    Report ready();

    /** All metrics in Prometheus' text format. */
    String scrape();

    /**
     * A request was answered.
     *
     * @param route as in the route table, such as {@code /v1/kv/{key}}, never with a key in it
     */
    void answered(String route, String method, int status, long nanos);

    /** Something to be looked at with every scrape; on any thread. */
    void gauge(String name, String help, LongSupplier value);

    /** Something that is counted already, and only goes up; read on any thread. */
    void count(String name, String help, LongSupplier value);

    /** What was looked at, and what was found. */
    record Report(List<Check> checks) {
        public Report {
            checks = List.copyOf(checks);
        }

        public boolean isWell() {
            return checks.stream().allMatch(Check::well);
        }
    }

    /** @param text a sentence when something is wrong, else it may be empty */
    record Check(String name, boolean well, String text) {}
}
