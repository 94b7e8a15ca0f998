package io.trivet.simulation;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Quorum;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Rules;
import io.trivet.register.host.Store.Committed;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.host.Store.Write;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Ballot;
import io.trivet.simulation.world.StoreOptions;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** Mistakes of members: of promising, storing, joining and leaving. */
final class MemberMutants {
    private MemberMutants() {}

    static List<Mutant> all() {
        return List.of(
                promiseAnsweredEarly(),
                acceptsLowerBallot(),
                forgetsPromise().directed(Scenarios::forgottenPromise),
                quorum("plain quorum in a change", config -> new Quorum.Majority(config.members()))
                        .directed(Scenarios::halfOfTheUnion),
                quorum("quorum of the old voters only", config -> new Quorum.Majority(config.voters())),
                quorum("quorum of the new voters only", MemberMutants::next),
                noWipe().directed(Scenarios::prepareBeforeAccept),
                wipeOnlyInPrepare().directed(Scenarios::acceptBeforePrepare),
                changeWithoutSync(),
                joinerMissesEpoch().directed(Scenarios::joinerAway),
                dropsWhileLeading(),
                storesOnceLeft(),
                asksWhoeverWasAMember(),
                noTestimony().within(6_000),
                Mutant.of("R3: a lane that reconnects unfenced", StoreOptions::unfenced),
                Mutant.of("a replaced writer that commits", StoreOptions::committingUnfenced),
                Mutant.of("a repair that overwrites a newer row", StoreOptions::overwriting),
                Mutant.of("a replaced process confirms from memory", StoreOptions::confirmingFromMemory)
                        .directed(Scenarios::replacedProcess));
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

    private static Mutant storesOnceLeft() {
        return Mutant.of("a removed member stores what is still under way to it", new Rules() {
            @Override
            public boolean refusesOnceLeft() {
                return false;
            }
        });
    }

    private static Mutant asksWhoeverWasAMember() {
        return Mutant.of("a leader brings a removed member what it missed", new Rules() {
            @Override
            public boolean asksMembersOnly() {
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

    private static Mutant noTestimony() {
        return Mutant.of("R2: a restored database is not asked for", new Rules() {
            @Override
            public boolean asksTestimony() {
                return false;
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
}
