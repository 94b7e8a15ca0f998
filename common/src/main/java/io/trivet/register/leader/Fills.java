package io.trivet.register.leader;

import io.trivet.register.host.Host;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * The fills of all leaders of a lane. After each portion a fill rests for as long as the others would take to bring one
 * each, one after the other: so together they are no more work at a time than one alone, however many partitions are on
 * their way, and clients get the rest of the machine. The busier it is, the longer is the rest.
 */
final class Fills {
    private static final long LONGEST_REST = 2_000;

    private final Host host;
    private int underWay;

    Fills(Host host) {
        this.host = host;
    }

    Future<Void> run(Supplier<Future<Void>> fill) {
        underWay++;
        return fill.get().onComplete(result -> underWay--);
    }

    Future<Void> portion(Supplier<Future<Void>> portion) {
        long begun = host.timing().now();
        return portion.get().compose(done -> rest(host.timing().now() - begun));
    }

    private Future<Void> rest(long took) {
        long rest = Math.min((underWay - 1) * took, LONGEST_REST);
        if (rest == 0) {
            return Future.succeededFuture();
        }
        Promise<Void> rested = Promise.promise();
        host.timing().after(rest, rested::complete);
        return rested.future();
    }
}
