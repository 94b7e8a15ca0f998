package io.trivet.deploy.walk;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many jobs, some of them at a time, until all are done or one has failed. */
final class Crew {
    private final int jobs;
    private final IntFunction<Future<?>> work;
    private int next;

    private Crew(int jobs, IntFunction<Future<?>> work) {
        this.jobs = jobs;
        this.work = work;
    }

    /** To be called on the event loop on which the jobs end, which are numbered from 0. */
    static Future<Void> all(int jobs, int atOnce, IntFunction<Future<?>> work) {
        Crew crew = new Crew(jobs, work);
        return Future.all(IntStream.range(0, atOnce)
                        .mapToObj(each -> crew.begin())
                        .toList())
                .mapEmpty();
    }

    private Future<Void> begin() {
        Promise<Void> end = Promise.promise();
        goOn(end);
        return end.future();
    }

    private void goOn(Promise<Void> end) {
        if (next >= jobs) {
            end.complete();
            return;
        }
        work.apply(next++).onSuccess(done -> goOn(end)).onFailure(failure -> {
            next = jobs;
            end.fail(failure);
        });
    }
}
