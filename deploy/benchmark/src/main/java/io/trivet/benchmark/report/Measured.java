package io.trivet.benchmark.report;

import io.trivet.benchmark.load.Sample;
import io.trivet.benchmark.watch.Kind;
import java.util.Map;

/**
 * A cell in one round.
 *
 * @param cpu seconds by kind of process
 * @param written bytes that went into logs of changes meanwhile
 * @param memory megabytes afterwards
 * @param heap megabytes in the heap of the worker that has most
 */
public record Measured(Sample sample, Map<Kind, Double> cpu, long written, Map<Kind, Double> memory, double heap) {}
