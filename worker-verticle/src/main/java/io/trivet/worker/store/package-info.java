/** What a worker stores, in a PostgreSQL database of its own: one fenced store per lane, and the start of a worker. */
package io.trivet.worker.store;
