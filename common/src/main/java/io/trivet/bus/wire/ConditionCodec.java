package io.trivet.bus.wire;

import io.trivet.register.row.Condition;
import io.trivet.register.row.Condition.Match;

/** The conditions of writes. Nearly always there is none: one byte. */
final class ConditionCodec {
    private static final int LEAST_ETAG_BYTES = 9;
    private static final int NOT_GIVEN = 0;
    private static final int ANY = 1;
    private static final int TAGS = 2;
    private static final int MATCH = 3;

    private static final int IF_NONE_MATCH = 2;
    private static final int VERSION = 1 << 4;

    private ConditionCodec() {}

    static void write(WireWriter out, Condition condition) {
        boolean version = condition.version() != Condition.ANY_VERSION;
        out.octet(kind(condition.ifMatch()) | kind(condition.ifNoneMatch()) << IF_NONE_MATCH | (version ? VERSION : 0));
        writeTags(out, condition.ifMatch());
        writeTags(out, condition.ifNoneMatch());
        if (version) {
            out.number(condition.version());
        }
    }

    static Condition read(WireReader in) {
        int head = in.octet(VERSION | MATCH << IF_NONE_MATCH | MATCH);
        if (head == 0) {
            return Condition.NONE;
        }
        Match ifMatch = match(in, head & MATCH);
        Match ifNoneMatch = match(in, head >>> IF_NONE_MATCH & MATCH);
        long version = (head & VERSION) != 0 ? in.number() : Condition.ANY_VERSION;
        WireReader.require((head & VERSION) == 0 || version != Condition.ANY_VERSION, "a version that is none");
        return new Condition(ifMatch, ifNoneMatch, version);
    }

    private static int kind(Match match) {
        if (match instanceof Match.NotGiven) {
            return NOT_GIVEN;
        }
        return match instanceof Match.Any ? ANY : TAGS;
    }

    private static void writeTags(WireWriter out, Match match) {
        if (match instanceof Match.Tags tags) {
            out.list(tags.etags(), WireWriter::stamp);
        }
    }

    private static Match match(WireReader in, int kind) {
        return switch (kind) {
            case NOT_GIVEN -> Match.ABSENT;
            case ANY -> Match.ANY;
            case TAGS -> new Match.Tags(in.list(LEAST_ETAG_BYTES, WireReader::stamp));
            default -> throw new IllegalArgumentException("malformed: an unknown condition");
        };
    }
}
