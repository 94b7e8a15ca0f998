package io.trivet.register.leader;

/** How a leader holds still: it begins no step, and is told when none is under way any more. */
final class Stillness {
    private final Leader leader;
    private int turns;
    private Runnable whenQuiet = () -> {};

    Stillness(Leader leader) {
        this.leader = leader;
    }

    void turnBegan() {
        turns++;
    }

    void turnEnded() {
        turns = Math.max(0, turns - 1);
        tell();
    }

    /** Something ended that a leader which holds still waits for. */
    void tell() {
        if (leader.isHolding() && isQuiet()) {
            whenQuiet.run();
        }
    }

    private boolean isQuiet() {
        return turns == 0 && leader.confirmations().isIdle();
    }

    void await(Runnable then) {
        whenQuiet = then;
        tell();
    }

    void end() {
        whenQuiet = () -> {};
    }
}
