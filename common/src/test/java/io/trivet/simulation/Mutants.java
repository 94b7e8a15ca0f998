package io.trivet.simulation;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Quorum;
import io.trivet.cluster.WorkerSet;
import io.trivet.gateway.GatewayRules;
import io.trivet.register.host.Rules;
import io.trivet.register.host.Store.Committed;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.host.Store.Write;
import io.trivet.register.host.Timing;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.simulation.world.StoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The protocol with one rule broken at a time. Each has been a real mistake: of an earlier text of this protocol (F and
 * R are the numbers of the findings in docs/protocol.md), or of somebody else's.
 */
final class Mutants {
    private Mutants() {}

    static List<Mutant> all() {
        return List.of(
                promiseAnsweredEarly(),
                acceptsLowerBallot(),
                forgetsPromise(),
                quorum("plain quorum in a change", config -> new Quorum.Majority(config.members())),
                quorum("quorum of the old voters only", config -> new Quorum.Majority(config.voters())),
                quorum("quorum of the new voters only", Mutants::next),
                noWipe(),
                wipeOnlyInPrepare(),
                changeWithoutSync(),
                joinerMissesEpoch(),
                dropsWhileLeading(),
                noRestamp(),
                pushesUnchosen(),
                restampAbandoned(),
                repairOutsideQueue(),
                lateComparison(),
                forgottenEarly(),
                forgottenUnheld(),
                passedOverCountsAsHeld(),
                noConfirmation(),
                staleConfirmation(),
                successionUnchecked(),
                declineNotRecorded(),
                idCheckedOnRetriesOnly(),
                declineAnsweredEarly(),
                versionMovesOnDecline(),
                etagIsStamp(),
                oneEtagPerFold(),
                floorNotInherited(),
                floorNotRaised(),
                purgeOnQuorum(),
                purgeUnderOwnBallot(),
                noTestimony(),
                firstDeclinePassedOn(),
                newIdTooSoon(),
                Mutant.of("a lane that reconnects unfenced", StoreOptions::unfenced),
                Mutant.of("a replaced process confirms from memory", StoreOptions::confirmingFromMemory),
                Mutant.of("a statement behind a failed one commits", StoreOptions::unsequenced));
    }

    private static Mutant promiseAnsweredEarly() {
        return Mutant.of("a promise answered before it is durable", new Rules() {
            @Override
            public Future<Answer> whenDurable(Future<Committed> commit, Write write, Function<Committed, Answer> then) {
                return write.memory().isPresent() && write.rows().isEmpty()
                        ? Future.succeededFuture(then.apply(new Committed(List.of())))
                        : commit.map(then);
            }
        });
    }

    private static Mutant acceptsLowerBallot() {
        return Mutant.of("an acceptor takes a lower ballot", new Rules() {
            @Override
            public boolean refuses(Ballot ballot, Ballot promised) {
                return false;
            }
        });
    }

    private static Mutant forgetsPromise() {
        return Mutant.of("a removed member forgets its promise", new Rules() {
            @Override
            public Durable keptAfterDrop(Durable memory) {
                return Durable.NOTHING;
            }
        });
    }

    private static Quorum next(PartitionConfig config) {
        WorkerSet voters = config.isJoint() ? config.next() : config.voters();
        return new Quorum.Majority(voters);
    }

    private static Mutant quorum(String name, Function<PartitionConfig, Quorum> quorum) {
        return Mutant.of(name, new Rules() {
            @Override
            public Quorum quorum(PartitionConfig config) {
                return quorum.apply(config);
            }
        });
    }

    private static Mutant noWipe() {
        return Mutant.of("a joiner does not wipe", new Rules() {
            @Override
            public boolean wipesOnPrepare(PartitionConfig config, int self, Ballot promised) {
                return false;
            }
        });
    }

    private static Mutant wipeOnlyInPrepare() {
        return Mutant.of("F8: an accept lets a joiner in unwiped", new Rules() {
            @Override
            public boolean joinsByAccept() {
                return true;
            }
        });
    }

    private static Mutant changeWithoutSync() {
        return Mutant.of("a change completed without bringing the rows", new Rules() {
            @Override
            public boolean needsSync() {
                return false;
            }
        });
    }

    private static Mutant joinerMissesEpoch() {
        return Mutant.of("F9: a joiner may miss its epoch", new Rules() {
            @Override
            public boolean needsJoiners() {
                return false;
            }
        });
    }

    private static Mutant dropsWhileLeading() {
        return Mutant.of("F10: a member drops its rows while it leads", new Rules() {
            @Override
            public boolean endsBeforeDrop() {
                return false;
            }
        });
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

    private static Mutant passedOverCountsAsHeld() {
        return Mutant.of("F7: a row passed over counts as held", new Rules() {
            @Override
            public boolean holds(boolean stored) {
                return true;
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

    private static Mutant declineNotRecorded() {
        return Mutant.of("F2, F4: the decline of a retry is not recorded", new Rules() {
            @Override
            public boolean recordsDecline(boolean marked) {
                return false;
            }
        });
    }

    private static Mutant idCheckedOnRetriesOnly() {
        return Mutant.of("F3: ids are looked up for retries only", new Rules() {
            @Override
            public boolean looksUp(boolean marked) {
                return marked;
            }
        });
    }

    private static Mutant declineAnsweredEarly() {
        return Mutant.of("F5: a decline inside a fold is answered early", new Rules() {
            @Override
            public boolean declineWaitsForFold() {
                return false;
            }
        });
    }

    private static Mutant versionMovesOnDecline() {
        return Mutant.of("R7: a recorded decline moves the version", new Rules() {
            @Override
            public long versionAfterDecline(long version) {
                return version + 1;
            }
        });
    }

    private static Mutant etagIsStamp() {
        return Mutant.of("F14: the ETag is the stamp", new Rules() {
            @Override
            public Stamp etag(Row row) {
                return row.stamp();
            }
        });
    }

    private static Mutant oneEtagPerFold() {
        return Mutant.of("all writes of a fold share one ETag", new Rules() {
            @Override
            public long stepOfWrite(long stepBefore, int writesOfFold) {
                return stepBefore + 1;
            }
        });
    }

    private static Mutant floorNotInherited() {
        return Mutant.of("R1: a row is made without the floor", new Rules() {
            @Override
            public boolean inheritsFloor() {
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
        });
    }

    private static Mutant purgeUnderOwnBallot() {
        return Mutant.of("a purge under the tombstone's own ballot", new Rules() {
            @Override
            public boolean mayPurge(boolean ballotAbove, boolean nothingElseSent) {
                return true;
            }
        });
    }

    private static Mutant noTestimony() {
        return Mutant.of("R2: a restored database is not asked for", new Rules() {
            @Override
            public boolean asksTestimony() {
                return false;
            }
        });
    }

    private static Mutant firstDeclinePassedOn() {
        return Mutant.of("F4: a gateway passes on the first decline", new GatewayRules() {
            @Override
            public boolean passesOn(Reply reply, boolean marked, boolean othersOpen) {
                return true;
            }
        });
    }

    private static Mutant newIdTooSoon() {
        return Mutant.of("a new id while the old one may be applied", new GatewayRules() {
            @Override
            public boolean mayTakeNewId(boolean read, boolean clientId, boolean othersOpen) {
                return true;
            }
        });
    }
}
