package io.trivet.register.leader;

import io.trivet.register.message.Outcome;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Outcome.Reason;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.row.Operation;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Recorded;
import io.trivet.register.row.State;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where operations come in at a leader and their answers go out: bounded, and with what gateways tell along. */
final class Intake {
    private static final int GATEWAYS = 1_000;

    private final Leader leader;
    private final List<Caller> early = new ArrayList<>();
    private final Map<Integer, OperationId> answeredBelow = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, OperationId> eldest) {
            return size() > GATEWAYS;
        }
    };

    private OperationId newest = OperationId.NONE;
    private int waiting;

    Intake(Leader leader) {
        this.leader = leader;
    }

    Future<Performed> perform(Perform send) {
        Promise<Performed> promise = Promise.promise();
        Caller caller = new Caller(send, promise);
        waiting++;
        if (leader.isOver()) {
            answer(caller, NotTaken.because(Reason.NOT_LEADER));
        } else if (waiting > leader.settings().sizes().waiting()
                || leader.keys().isCrowded(send.operation().key())) {
            answer(caller, NotTaken.because(Reason.OVERLOADED));
        } else if (leader.isLeading()) {
            take(caller);
        } else {
            early.add(caller);
        }
        return promise.future();
    }

    /** The leadership has begun: takes those that came before. */
    void open() {
        List<Caller> callers = List.copyOf(early);
        early.clear();
        callers.forEach(this::take);
    }

    private void take(Caller caller) {
        if (!isInTime(caller)) {
            return;
        }
        Operation operation = caller.send().operation();
        answeredBelow.merge(operation.gateway(), operation.answeredBelow(), OperationId::max);
        leader.keys().get(operation.key()).perform(caller);
    }

    /** Those that are; the others are told that they are late. */
    List<Caller> inTime(List<Caller> callers) {
        List<Caller> inTime = new ArrayList<>(callers.size());
        for (Caller caller : callers) {
            if (isInTime(caller)) {
                inTime.add(caller);
            }
        }
        return inTime;
    }

    private boolean isInTime(Caller caller) {
        boolean late = caller.isLate(leader.now());
        if (late) {
            answer(caller, NotTaken.because(Reason.LATE));
        }
        return !late;
    }

    void answer(Caller caller, Outcome outcome) {
        if (caller.answer(outcome, newest.time())) {
            waiting--;
        }
    }

    Fold fold(long stepBefore, State state) {
        return new Fold(
                leader.host().rules(), leader.settings(), leader.wallClock(), leader.ballot(), stepBefore, state);
    }

    /** An id that the leader holds: no gateway's id clock shall run behind it. */
    void noteId(OperationId id) {
        newest = OperationId.max(newest, id);
    }

    /** Nobody will ask for this one again: it may be dropped first. */
    boolean isAnswered(Recorded recorded) {
        OperationId below = answeredBelow.get(recorded.gateway());
        return below != null && below.isAbove(recorded.id());
    }

    /** The leadership is over, or never began. */
    void end(int hint) {
        early.forEach(caller -> answer(caller, NotTaken.notLeader(hint)));
        early.clear();
    }
}
