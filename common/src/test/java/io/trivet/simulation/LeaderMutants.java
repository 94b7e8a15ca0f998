package io.trivet.simulation;

import io.trivet.register.host.Rules;
import io.trivet.register.host.Timing;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.function.Supplier;

/** Mistakes of leaders: of knowing, repairing, confirming, succeeding and purging. */
final class LeaderMutants {
    private LeaderMutants() {}

    static List<Mutant> all() {
        return List.of(
                noRestamp(),
                pushesUnchosen(),
                restampAbandoned(),
                repairOutsideQueue().within(6_000),
                lateComparison().within(8_000),
                forgottenEarly(),
                forgottenUnheld().within(4_000),
                noConfirmation(),
                staleConfirmation().directed(Scenarios::staleConfirmation),
                successionUnchecked(),
                packedKept().within(4_000),
                floorNotRaised(),
                purgeOnQuorum(),
                purgeUnderOwnBallot());
    }

    private static Mutant noRestamp() {
        return Mutant.of("no restamping", new Rules() {
            @Override
            public boolean believes(boolean heldByQuorum, boolean heldBySelf) {
                return true;
            }
        });
    }

    private static Mutant pushesUnchosen() {
        return Mutant.of("F1: an unchosen row is pushed with its own stamp", new Rules() {
            @Override
            public Row adopted(Row found, Ballot ballot, boolean heldBySelf) {
                return heldBySelf ? found : super.adopted(found, ballot, false);
            }
        });
    }

    private static Mutant restampAbandoned() {
        return Mutant.of("F6: a restamp abandoned half-way", new Rules() {
            @Override
            public Future<Void> finished(Future<Void> step, Supplier<Future<Void>> learnAgain, Timing timing) {
                Promise<Void> finished = Promise.promise();
                step.onSuccess(finished::tryComplete).onFailure(finished::tryFail);
                timing.after(12, () -> {
                    if (!finished.future().isComplete()) {
                        learnAgain.get().onComplete(result -> finished.tryComplete());
                    }
                });
                return finished.future();
            }
        });
    }

    private static Mutant repairOutsideQueue() {
        return Mutant.of("F6: repair outside the key's queue", new Rules() {
            @Override
            public boolean repairsInTurn() {
                return false;
            }
        });
    }

    private static Mutant lateComparison() {
        return Mutant.of("F16: a late comparison is used", new Rules() {
            @Override
            public boolean readsAgainInTurn() {
                return false;
            }

            @Override
            public void late(Timing timing, Runnable then) {
                timing.after(150, then);
            }

            @Override
            public boolean adoptsOrphans() {
                return true;
            }
        });
    }

    private static Mutant forgottenEarly() {
        return Mutant.of("F7: a key forgotten while a step is pending", new Rules() {
            @Override
            public boolean mayForget(boolean idle, boolean held) {
                return held;
            }
        });
    }

    private static Mutant forgottenUnheld() {
        return Mutant.of("F7: a key forgotten though the own acceptor does not hold it", new Rules() {
            @Override
            public boolean mayForget(boolean idle, boolean held) {
                return idle;
            }
        });
    }

    private static Mutant noConfirmation() {
        return Mutant.of("a read without confirmation", new Rules() {
            @Override
            public boolean needsConfirmation() {
                return false;
            }
        });
    }

    private static Mutant staleConfirmation() {
        return Mutant.of("a confirmation asked before the read arrived", new Rules() {
            @Override
            public boolean joinsConfirmationUnderWay() {
                return true;
            }
        });
    }

    private static Mutant successionUnchecked() {
        return Mutant.of("R15: a leader succeeds itself without the check", new Rules() {
            @Override
            public boolean keepsKnowledge(boolean unbroken) {
                return true;
            }
        });
    }

    private static Mutant packedKept() {
        return Mutant.of("R15: a leader that forgets keeps what it has packed", new Rules() {
            @Override
            public boolean forgetsPacked() {
                return false;
            }
        });
    }

    private static Mutant floorNotRaised() {
        return Mutant.of("F13: ids are purged before they are in the floor", new Rules() {
            @Override
            public boolean raisesFloor() {
                return false;
            }
        });
    }

    private static Mutant purgeOnQuorum() {
        return Mutant.of("a purge on a quorum", new Rules() {
                    @Override
                    public boolean purgesOnQuorum() {
                        return true;
                    }
                })
                .within(6_000);
    }

    private static Mutant purgeUnderOwnBallot() {
        return Mutant.of("a purge under the tombstone's own ballot", new Rules() {
            @Override
            public boolean mayPurge(boolean ballotAbove, boolean nothingElseSent) {
                return true;
            }
        });
    }
}
