package io.trivet.rest.watch;

import io.trivet.rest.http.Stream;
import io.trivet.watch.hub.Subscription;
import io.trivet.watch.hub.Told;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * One client's stream of events. What it does not read waits for it, up to a bound; over that the client is cut off,
 * with an event that says so.
 */
final class EventStream implements Stream {
    private final EventText texts;
    private final int most;
    private final ArrayDeque<Buffer> backlog = new ArrayDeque<>();
    private Optional<HttpServerResponse> response = Optional.empty();
    private Optional<Subscription> subscription = Optional.empty();
    private long waiting;

    /** @param most bytes that may wait */
    EventStream(EventText texts, int most) {
        this.texts = texts;
        this.most = most;
    }

    void subscribed(Subscription present) {
        subscription = Optional.of(present);
    }

    @Override
    public void begin(HttpServerResponse made) {
        response = Optional.of(made);
        made.drainHandler(drained -> drain(made));
        made.write(EventText.BEGIN);
    }

    @Override
    public void over() {
        subscription.ifPresent(Subscription::end);
        subscription = Optional.empty();
        response = Optional.empty();
        backlog.clear();
        waiting = 0;
    }

    void told(Told told) {
        response.ifPresent(open -> {
            offer(open, texts.of(told));
            if (told instanceof Told.End) {
                end(open, Buffer.buffer());
            }
        });
    }

    private void offer(HttpServerResponse open, Buffer text) {
        if (backlog.isEmpty() && !open.writeQueueFull()) {
            open.write(text);
            return;
        }
        backlog.add(text);
        waiting += text.length();
        if (waiting > most) {
            backlog.clear();
            end(open, EventText.SLOW);
        }
    }

    private void drain(HttpServerResponse open) {
        while (!backlog.isEmpty() && !open.writeQueueFull()) {
            Buffer text = backlog.poll();
            waiting -= text.length();
            open.write(text);
        }
    }

    /** After what waits: that is dropped if the client does not read, and then it was told in whole blocks. */
    private void end(HttpServerResponse open, Buffer last) {
        backlog.forEach(open::write);
        over();
        open.end(last);
    }
}
