package io.trivet.worker.store;

import io.trivet.register.host.Timing;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;

/**
 * How an event loop reaches the worker's database.
 *
 * @param timing of the event loop on which it is used: connections belong to that one
 */
public record Access(Vertx vertx, PgConnectOptions server, StoreSettings settings, Timing timing) {}
