package io.trivet.benchmark.report;

import java.util.Optional;

/**
 * What should be reached.
 *
 * @param least or most, by {@code upwards}
 * @param measured nothing if it was not
 */
record Target(String name, boolean upwards, double bound, String unit, Optional<Double> measured) {
    static Target least(String name, double bound, String unit, Optional<Double> measured) {
        return new Target(name, true, bound, unit, measured);
    }

    static Target most(String name, double bound, String unit, Optional<Double> measured) {
        return new Target(name, false, bound, unit, measured);
    }

    String wanted() {
        return (upwards ? ">= " : "<= ") + text(bound);
    }

    String found() {
        return measured.map(this::text).orElse("-");
    }

    private String text(double figure) {
        return (figure >= 100 ? "%.0f%s" : "%.2f%s").formatted(figure, unit);
    }

    String verdict() {
        return measured.map(figure -> (upwards ? figure >= bound : figure <= bound) ? "met" : "NOT MET")
                .orElse("not measured");
    }
}
