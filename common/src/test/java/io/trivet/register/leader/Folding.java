package io.trivet.register.leader;

import static io.trivet.register.Fakes.WALL_CLOCK;

import io.trivet.register.Fakes;
import io.trivet.register.host.Rules;
import io.trivet.register.host.Settings;
import io.trivet.register.message.Outcome;
import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Content;
import io.trivet.register.row.Operation;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;

/** One key's row and the folds that a test makes upon it. Each operation has an id of its own, unless it is given. */
final class Folding {
    static final Ballot BALLOT = Ballot.of(1, 2, 3);
    static final Action DELETE = new Action.Delete();

    private State state = State.absent(Clock.NONE, OperationId.NONE);
    private long step;
    private long wallClock = WALL_CLOCK;
    private long ids;
    private Fold fold = begin();

    private Fold begin() {
        return new Fold(new Rules(), Settings.DEFAULT, wallClock, BALLOT, step, state);
    }

    /** The key is absent, and its partition has this floor. */
    Folding above(OperationId floor, Clock clock) {
        state = State.absent(clock, floor);
        fold = begin();
        return this;
    }

    /** Ends this fold; its row is chosen, and what comes then is the next fold, later by this much. */
    Row chosen(long millis) {
        Row row = row();
        state = row.state();
        step = row.stamp().step();
        wallClock += millis;
        fold = begin();
        return row;
    }

    Row row() {
        return fold.row(recorded -> false);
    }

    void expireIfDue() {
        fold.expireIfDue();
    }

    boolean changed() {
        return fold.changed();
    }

    Outcome send(Operation operation, boolean marked) {
        return fold.apply(operation, marked);
    }

    Reply apply(Action action) {
        return apply(action, Condition.NONE);
    }

    Reply apply(Action action, Condition condition) {
        return reply(send(operation(++ids, action, condition), false));
    }

    /** An operation whose id is this much later than the test's first moment. */
    static Operation operation(long millis, Action action, Condition condition) {
        return Fakes.operation(Fakes.id(millis), "k", action, condition);
    }

    static Reply reply(Outcome outcome) {
        return ((Outcome.Done) outcome).reply();
    }

    static Action put(String value) {
        return new Action.Put(Bytes.utf8(value), "text/x", Action.FOREVER);
    }

    static Content value(String value) {
        return new Content.Value(Bytes.utf8(value), "text/x");
    }

    static Stamp etag(long step) {
        return new Stamp(BALLOT, step);
    }
}
