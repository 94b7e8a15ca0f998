package io.trivet.bus;

import io.trivet.bus.DeskCounters.Count;
import io.trivet.bus.Parcel.Answered;
import io.trivet.bus.Parcel.Asked;
import io.trivet.bus.wire.PerformCodec;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Outcome.Reason;
import io.trivet.register.message.Performed;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;

/** Takes up the questions that come to a desk, and sends their answers back. */
final class Inbox {
    private final Desk desk;
    private final Answering answering;
    private final DeskCounters counters;
    private int underWay;
    private long bytesUnderWay;

    Inbox(Desk desk, Answering answering) {
        this.desk = desk;
        this.answering = answering;
        this.counters = desk.counters();
    }

    /**
     * @param late milliseconds that it lay somewhere, which are taken off the time left
     * @param bytes that it took to carry it
     */
    void question(Sender from, Asked asked, long late, long bytes) {
        counters.add(Count.QUESTIONS);
        long left = asked.left() - late;
        if (asked.question().expires() && left <= 0) {
            counters.add(Count.LATE);
        } else if (underWay >= desk.settings().answering()
                || bytesUnderWay + bytes > desk.settings().answeringBytes()) {
            counters.add(Count.OVERLOADED);
            turnAway(from, asked);
        } else {
            underWay++;
            bytesUnderWay += bytes;
            ask(from, due(asked.question(), left)).onComplete(answer -> {
                underWay--;
                bytesUnderWay -= bytes;
                answered(from, asked, answer);
            });
        }
    }

    private Question due(Question question, long left) {
        return question instanceof Question.Operate operate
                ? new Question.Operate(
                        PerformCodec.due(operate.perform(), desk.timing().now() + left))
                : question;
    }

    private Future<Response> ask(Sender from, Question question) {
        try {
            return answering.on(from, question);
        } catch (RuntimeException bug) {
            desk.broken(bug);
            return Future.failedFuture(bug);
        }
    }

    private void answered(Sender from, Asked asked, AsyncResult<Response> answer) {
        if (answer.succeeded()) {
            desk.answer(from, new Answered(asked.correlation(), answer.result()));
            return;
        }
        counters.add(Count.FAILED);
        if (asked.question().expires()) {
            fail(from, asked, String.valueOf(answer.cause().getMessage()));
        }
    }

    /** A leader asks its members again by itself; a gateway is told that nothing was done. */
    private void turnAway(Sender from, Asked asked) {
        if (asked.question() instanceof Question.Operate) {
            Performed notTaken = new Performed(NotTaken.because(Reason.OVERLOADED), 0);
            desk.answer(from, new Answered(asked.correlation(), new Response.Operated(notTaken)));
        } else if (asked.question().expires()) {
            fail(from, asked, "overloaded");
        }
    }

    private void fail(Sender from, Asked asked, String why) {
        desk.answer(from, new Answered(asked.correlation(), new Response.Failed(why)));
    }
}
