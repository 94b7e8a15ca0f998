package io.trivet.worker.store;

/**
 * How much a worker's database holds, as PostgreSQL estimates it.
 *
 * @param rows tombstones and floors included
 * @param bytes on disk, indexes included
 */
public record Size(long rows, long bytes) {}
