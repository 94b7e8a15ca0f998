package io.trivet.bus;

import io.trivet.bus.wire.OrderCodec;
import io.trivet.bus.wire.PerformCodec;
import io.trivet.bus.wire.RequestCodec;
import io.trivet.bus.wire.WatchCodec;
import io.trivet.bus.wire.WireReader;
import io.trivet.bus.wire.WireWriter;

/** Questions as bytes. */
final class QuestionCodec {
    private static final int OF_MEMBER = 0;
    private static final int OPERATE = 1;
    private static final int NEWEST_MAP = 2;
    private static final int TESTIFY = 3;
    private static final int LEAD = 4;
    private static final int YIELD = 5;
    private static final int LISTING = 6;
    private static final int STORED = 7;
    private static final int STORED_PAGE = 8;
    private static final int PING = 9;
    private static final int CARRY_OUT = 10;
    private static final int WATCH = 11;

    private QuestionCodec() {}

    static void write(WireWriter out, Question question) {
        if (question instanceof Question.OfMember member) {
            out.octet(OF_MEMBER);
            RequestCodec.write(out, member.request());
        } else if (question instanceof Question.Operate operate) {
            out.octet(OPERATE);
            PerformCodec.write(out, operate.perform());
        } else if (question instanceof Question.Ping) {
            out.octet(PING);
        } else if (question instanceof Question.NewestMap) {
            out.octet(NEWEST_MAP);
        } else if (question instanceof Question.Testify testify) {
            out.octet(TESTIFY);
            out.uuid(testify.identity());
        } else if (question instanceof Question.Lead lead) {
            out.octet(LEAD);
            out.partition(lead.partition());
        } else if (question instanceof Question.Yield yield) {
            out.octet(YIELD);
            out.partition(yield.partition());
            out.number(yield.to());
        } else if (question instanceof Question.CarryOut carryOut) {
            out.octet(CARRY_OUT);
            OrderCodec.write(out, carryOut.order());
        } else {
            writeReading(out, question);
        }
    }

    private static void writeReading(WireWriter out, Question question) {
        if (question instanceof Question.Listing listing) {
            out.octet(LISTING);
            out.list(listing.partitions(), WireWriter::partition);
            out.bytes(listing.prefix());
            out.bytes(listing.after());
            out.number(listing.limit());
            out.flag(listing.values());
        } else if (question instanceof Question.Stored stored) {
            out.octet(STORED);
            out.partition(stored.partition());
            out.bytes(stored.key());
        } else if (question instanceof Question.StoredPage page) {
            out.octet(STORED_PAGE);
            out.bytes(page.after());
            out.number(page.limit());
            out.flag(page.values());
        } else if (question instanceof Question.Watch watch) {
            out.octet(WATCH);
            WatchCodec.write(out, watch.poll());
        }
    }

    static Question read(WireReader in) {
        return switch (in.octet()) {
            case OF_MEMBER -> new Question.OfMember(RequestCodec.read(in));
            case OPERATE -> new Question.Operate(PerformCodec.read(in));
            case NEWEST_MAP -> new Question.NewestMap();
            case TESTIFY -> new Question.Testify(in.uuid());
            case LEAD -> new Question.Lead(in.partition());
            case YIELD -> new Question.Yield(in.partition(), in.number(Integer.MAX_VALUE));
            case LISTING ->
                new Question.Listing(
                        in.list(1, WireReader::partition),
                        in.bytes(),
                        in.bytes(),
                        in.number(Integer.MAX_VALUE),
                        in.flag());
            case STORED -> new Question.Stored(in.partition(), in.bytes());
            case STORED_PAGE -> new Question.StoredPage(in.bytes(), in.number(Integer.MAX_VALUE), in.flag());
            case PING -> new Question.Ping();
            case WATCH -> new Question.Watch(WatchCodec.poll(in));
            case CARRY_OUT -> new Question.CarryOut(OrderCodec.read(in));
            default -> throw new IllegalArgumentException("malformed: an unknown question");
        };
    }
}
