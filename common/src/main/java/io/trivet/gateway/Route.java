package io.trivet.gateway;

/**
 * Where to send an operation.
 *
 * @param takeover the worker is asked to take the partition over unless its leader still leads
 */
record Route(int worker, boolean takeover) {}
