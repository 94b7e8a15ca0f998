/**
 * Sees one operation through to its end: finds the leader of its key, sends it, sends it again, and tells what became
 * of it. {@link io.trivet.gateway.Gateway} is the way in; the rules that safety depends on are in
 * {@link io.trivet.gateway.GatewayRules}.
 *
 * <p>Everything runs on one event loop. Nothing here reads a clock, draws a random number or does I/O but through what
 * is handed in, so that production and simulation run the same classes.
 */
package io.trivet.gateway;
