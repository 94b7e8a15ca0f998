package io.trivet.rest.port;

import java.util.function.LongSupplier;

/**
 * All that the HTTP interface needs. Every method of every port is called on the event loop that serves the request,
 * and every future is completed on that event loop.
 *
 * @param wallClock milliseconds since 1970, to tell users and to see what has expired
 */
public record Ports(
        Operations operations,
        Listing listing,
        Stores stores,
        Copies copies,
        Cluster cluster,
        Commands commands,
        Instruments instruments,
        LongSupplier wallClock) {
    public Ports with(Operations other) {
        return new Ports(other, listing, stores, copies, cluster, commands, instruments, wallClock);
    }
}
