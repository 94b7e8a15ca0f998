package io.trivet.bus.wire;

import io.trivet.register.message.Answer;
import io.trivet.register.message.Answer.Stamped;

/** What members answer to leaders. */
public final class AnswerCodec {
    private static final int PROMISED = 0;
    private static final int REFUSED = 1;
    private static final int WRONG_EPOCH = 2;
    private static final int ACCEPTED = 3;
    private static final int ROWS = 4;
    private static final int CONFIRMED = 5;
    private static final int PURGED = 6;
    private static final int DIGESTS = 7;
    private static final int PAGE = 8;
    private static final int LEADS = 9;
    private static final int LEADS_NOT = 10;

    private static final int LEAST_STAMPED_BYTES = 13;

    private AnswerCodec() {}

    public static void write(WireWriter out, Answer answer) {
        if (answer instanceof Answer.Accepted accepted) {
            out.octet(ACCEPTED);
            out.list(accepted.stored(), WireWriter::flag);
        } else if (answer instanceof Answer.Confirmed confirmed) {
            out.octet(CONFIRMED);
            out.list(confirmed.refused(), RequestCodec::writeHeld);
        } else if (answer instanceof Answer.Rows rows) {
            out.octet(ROWS);
            out.list(rows.rows(), (to, row) -> to.optional(row, RowCodec::write));
        } else if (answer instanceof Answer.Promised promised) {
            out.octet(PROMISED);
            out.ballot(promised.previous());
        } else if (answer instanceof Answer.Refused refused) {
            out.octet(REFUSED);
            out.ballot(refused.promised());
        } else if (answer instanceof Answer.WrongEpoch wrong) {
            out.octet(WRONG_EPOCH);
            out.optional(wrong.newest(), ConfigCodec::write);
        } else if (answer instanceof Answer.Leads leads) {
            out.octet(LEADS);
            out.ballot(leads.ballot());
        } else if (answer instanceof Answer.LeadsNot) {
            out.octet(LEADS_NOT);
        } else {
            writeBackground(out, answer);
        }
    }

    private static void writeBackground(WireWriter out, Answer answer) {
        if (answer instanceof Answer.Digests digests) {
            out.octet(DIGESTS);
            out.list(digests.buckets(), WireWriter::fixed);
        } else if (answer instanceof Answer.Page page) {
            out.octet(PAGE);
            out.list(page.keys(), AnswerCodec::write);
            out.flag(page.more());
        } else if (answer instanceof Answer.Purged) {
            out.octet(PURGED);
        }
    }

    public static Answer read(WireReader in) {
        return switch (in.octet()) {
            case PROMISED -> new Answer.Promised(in.ballot());
            case REFUSED -> new Answer.Refused(in.ballot());
            case WRONG_EPOCH -> new Answer.WrongEpoch(in.optional(ConfigCodec::read));
            case ACCEPTED -> new Answer.Accepted(in.list(1, WireReader::flag));
            case ROWS -> new Answer.Rows(in.list(1, each -> each.optional(RowCodec::read)));
            case CONFIRMED -> new Answer.Confirmed(RequestCodec.held(in));
            case PURGED -> new Answer.Purged();
            case DIGESTS -> new Answer.Digests(in.list(Long.BYTES, WireReader::fixed));
            case PAGE -> new Answer.Page(in.list(LEAST_STAMPED_BYTES, AnswerCodec::stamped), in.flag());
            case LEADS -> new Answer.Leads(in.ballot());
            case LEADS_NOT -> new Answer.LeadsNot();
            default -> throw new IllegalArgumentException("malformed: an unknown answer");
        };
    }

    private static void write(WireWriter out, Stamped key) {
        out.bytes(key.key());
        out.stamp(key.stamp());
        out.flag(key.tombstone());
        out.time(key.expiresAt());
        out.number(key.writtenAt());
        out.number(key.size());
    }

    private static Stamped stamped(WireReader in) {
        return new Stamped(in.bytes(), in.stamp(), in.flag(), in.time(), in.number(), in.number(Integer.MAX_VALUE));
    }
}
