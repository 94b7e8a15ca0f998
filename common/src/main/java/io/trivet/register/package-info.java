/**
 * The replication protocol: Paxos registers with the promise held per partition. {@code docs/protocol.md} explains it
 * with the same names.
 *
 * <p>Nothing here reads a clock, draws a random number, starts a thread or does I/O: all of that is handed in through
 * {@link io.trivet.register.host}, so that production and simulation run the same classes.
 */
package io.trivet.register;
