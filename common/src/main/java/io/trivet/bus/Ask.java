package io.trivet.bus;

import io.vertx.core.Promise;

/** A question of this desk that waits for its answer. */
final class Ask {
    private final long correlation;
    private final Line line;
    private final Question question;
    private final long until;
    private final Promise<Response> answer = Promise.promise();
    private int bytes;

    Ask(long correlation, Line line, Question question, long until) {
        this.correlation = correlation;
        this.line = line;
        this.question = question;
        this.until = until;
    }

    long correlation() {
        return correlation;
    }

    Line line() {
        return line;
    }

    Question question() {
        return question;
    }

    /** When whoever asked stops waiting, on this process' clock. */
    long until() {
        return until;
    }

    Promise<Response> answer() {
        return answer;
    }

    /** How many it took in its parcel. */
    int bytes() {
        return bytes;
    }

    void took(int bytes) {
        this.bytes = bytes;
    }
}
