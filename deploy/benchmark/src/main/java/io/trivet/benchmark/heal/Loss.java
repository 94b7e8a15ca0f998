package io.trivet.benchmark.heal;

import io.trivet.benchmark.plan.DataSet;

/**
 * What was lost, and made anew.
 *
 * @param worker its name
 * @param workers how many there were
 * @param held rows that it had
 * @param copied rows that the others have more than before
 */
public record Loss(DataSet data, String worker, int workers, long held, long copied) {}
