package io.trivet.controller;

import java.util.List;

/**
 * What is settled when a cluster is founded, and for good but for the number of replicas.
 *
 * @param electors names of the workers that keep the map; each has to answer before a cluster is founded
 * @param workers how many workers are waited for, so that the first placement covers them all
 * @param patience milliseconds after which it is founded with fewer, once all electors are there
 */
public record Founding(int partitions, int replicas, List<String> electors, int workers, long patience) {}
