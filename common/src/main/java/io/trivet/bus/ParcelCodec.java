package io.trivet.bus;

import static io.trivet.bus.wire.WireReader.require;

import io.trivet.bus.Parcel.Answered;
import io.trivet.bus.Parcel.Asked;
import io.trivet.bus.wire.LifeCodec;
import io.trivet.bus.wire.WireReader;
import io.trivet.bus.wire.WireWriter;
import io.vertx.core.buffer.Buffer;

/**
 * Parcels as bytes: the format, the header, and then the items, which are written one by one before anybody knows how
 * many they will be.
 */
final class ParcelCodec {
    private static final int FORMAT = 1;

    private static final int ASKED = 0;
    private static final int ANSWERED = 1;
    private static final int LEAST_ITEM_BYTES = 3;
    private static final int HEADER_BYTES = 128;

    private ParcelCodec() {}

    /** Whether another release wrote it, as far as one can tell. */
    static boolean isForeign(Buffer parcel) {
        return parcel.length() > 0 && parcel.getByte(0) != FORMAT;
    }

    static void write(WireWriter items, Parcel.Item item) {
        if (item instanceof Asked asked) {
            items.octet(ASKED);
            items.number(asked.correlation());
            QuestionCodec.write(items, asked.question());
            if (asked.question().expires()) {
                items.number(Math.min(Math.max(0, asked.left()), Integer.MAX_VALUE));
            }
        } else if (item instanceof Answered answered) {
            items.octet(ANSWERED);
            items.number(answered.correlation());
            ResponseCodec.write(items, answered.response());
        }
    }

    private static Parcel.Item item(WireReader in) {
        boolean answered = in.octet(ANSWERED) == ANSWERED;
        long correlation = in.number();
        if (answered) {
            return new Answered(correlation, ResponseCodec.read(in));
        }
        Question question = QuestionCodec.read(in);
        return new Asked(correlation, question.expires() ? in.number(Integer.MAX_VALUE) : 0, question);
    }

    static Buffer seal(Sender from, long sentAt, int count, WireWriter items) {
        WireWriter header = new WireWriter();
        header.octet(FORMAT);
        header.text(from.address());
        header.optional(from.standing().life(), LifeCodec::write);
        header.number(from.standing().mapVersion());
        header.number(sentAt);
        header.number(count);
        Buffer parcel = Buffer.buffer(HEADER_BYTES + items.length());
        header.appendTo(parcel);
        items.appendTo(parcel);
        return parcel;
    }

    /** @throws IllegalArgumentException for anything that a desk does not send */
    static Parcel open(Buffer parcel) {
        WireReader in = new WireReader(parcel.getBytes());
        require(in.octet() == FORMAT, "a parcel of an unknown format");
        String address = in.text();
        require(!Topics.isHere(address), "a return address within this process");
        Standing standing = new Standing(in.optional(LifeCodec::read), in.number());
        long sentAt = in.number();
        Parcel opened = new Parcel(new Sender(address, standing), sentAt, in.list(LEAST_ITEM_BYTES, ParcelCodec::item));
        in.end();
        return opened;
    }
}
