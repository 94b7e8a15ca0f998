/**
 * Nothing yet. Here will live one worker: its lanes, each with an event loop and a PostgreSQL connection of its own,
 * the PostgreSQL store, catching up, heartbeats and the worker's REST interface.
 */
package io.trivet.worker;
