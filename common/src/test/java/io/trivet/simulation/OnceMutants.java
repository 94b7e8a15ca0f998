package io.trivet.simulation;

import io.trivet.gateway.GatewayRules;
import io.trivet.register.host.Rules;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import java.util.List;

/** Mistakes that break exactly-once, versions or ETags: of folds, of rows made anew, of gateways. */
final class OnceMutants {
    private OnceMutants() {}

    static List<Mutant> all() {
        return List.of(
                declineNotRecorded(),
                idCheckedOnRetriesOnly(),
                declineAnsweredEarly().within(4_000),
                versionMovesOnDecline(),
                etagIsStamp(),
                oneEtagPerFold(),
                floorNotInherited(),
                firstDeclinePassedOn(),
                newIdTooSoon());
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
