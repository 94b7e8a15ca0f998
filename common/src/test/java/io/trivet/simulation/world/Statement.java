package io.trivet.simulation.world;

import java.util.List;
import java.util.Optional;

/** What travels to a database at once: one transaction. As a task, it is its answer's arrival at the client. */
final class Statement implements Runnable {
    private final SimConnection client;
    private final List<Call<?>> calls;
    private Optional<StoreFailure> failure = Optional.empty();

    Statement(SimConnection client, List<Call<?>> calls) {
        this.client = client;
        this.calls = calls;
    }

    List<Call<?>> calls() {
        return calls;
    }

    Optional<StoreFailure> failure() {
        return failure;
    }

    /** All or nothing: what can fail, fails before anything is changed. */
    void execute(SimDatabase database, Fence fence) {
        try {
            fence.check(database);
            calls.forEach(call -> call.execute(database));
            if (calls.size() > 1) {
                calls.forEach(call -> call.settle(database));
            }
        } catch (StoreFailure thrown) {
            fail(thrown);
        }
    }

    void fail(StoreFailure cause) {
        failure = Optional.of(cause);
    }

    @Override
    public void run() {
        client.answered(this);
    }
}
