package io.trivet.rest.watch;

import io.trivet.register.row.Bytes;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.trivet.watch.hub.Told;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.Supplier;

/** One who waits until a key is another: reads it now, and again when it may have changed, until that is news. */
final class KeyWait {
    private static final int NOT_MODIFIED = 304;

    private final Supplier<Future<Response>> read;
    private final Bytes key;
    private final boolean absenceIsNews;
    private final Promise<Response> answer = Promise.promise();
    private Optional<AsyncResult<Response>> last = Optional.empty();
    private boolean reading;
    private boolean again;
    private boolean late;

    /** @param absenceIsNews to a client that has seen a value, and not to one that waits for the first */
    KeyWait(Supplier<Future<Response>> read, Bytes key, boolean absenceIsNews) {
        this.read = read;
        this.key = key;
        this.absenceIsNews = absenceIsNews;
    }

    Future<Response> answer() {
        return answer.future();
    }

    void told(Told told) {
        boolean other = told instanceof Told.Changed changed
                && changed.changes().stream().noneMatch(change -> change.key().equals(key));
        boolean nothing = told instanceof Told.Mark || told instanceof Told.Alive || told instanceof Told.Ready;
        if (told instanceof Told.End) {
            timeIsOver();
        } else if (!other && !nothing) {
            look();
        }
    }

    void look() {
        if (reading) {
            again = true;
        } else if (!answer.future().isComplete()) {
            reading = true;
            again = false;
            read.get().onComplete(this::seen);
        }
    }

    private void seen(AsyncResult<Response> result) {
        reading = false;
        last = Optional.of(result);
        if (late || isNews(result)) {
            tell(result);
        } else if (again) {
            look();
        }
    }

    private boolean isNews(AsyncResult<Response> result) {
        if (result.succeeded()) {
            return result.result().status() != NOT_MODIFIED;
        }
        boolean absent = result.cause() instanceof Refusal refusal && refusal.type() == ProblemType.NO_SUCH_KEY;
        return !absent || absenceIsNews;
    }

    /** There was no news: the last that was read is the answer. */
    void timeIsOver() {
        late = true;
        last.filter(seen -> !reading).ifPresent(this::tell);
    }

    private void tell(AsyncResult<Response> result) {
        if (result.succeeded()) {
            answer.tryComplete(result.result());
        } else {
            answer.tryFail(result.cause());
        }
    }
}
