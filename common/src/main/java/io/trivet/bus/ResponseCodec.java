package io.trivet.bus;

import io.trivet.bus.Response.Item;
import io.trivet.bus.Response.Ordered.Fate;
import io.trivet.bus.wire.AnswerCodec;
import io.trivet.bus.wire.LifeCodec;
import io.trivet.bus.wire.OutcomeCodec;
import io.trivet.bus.wire.RowCodec;
import io.trivet.bus.wire.WatchCodec;
import io.trivet.bus.wire.WireReader;
import io.trivet.bus.wire.WireWriter;
import io.trivet.cluster.ClusterMapCodec;
import java.util.List;

/** Responses as bytes. */
final class ResponseCodec {
    private static final int OF_MEMBER = 0;
    private static final int OPERATED = 1;
    private static final int MAP = 2;
    private static final int TESTIMONY = 3;
    private static final int OK = 4;
    private static final int LISTED = 5;
    private static final int FOUND = 6;
    private static final int FAILED = 7;
    private static final int ORDERED = 8;
    private static final int WATCHED = 9;

    private static final int LEAST_ITEM_BYTES = 16;
    private static final List<Fate> FATES = List.of(Fate.DONE, Fate.REFUSED, Fate.NOT_TAKEN, Fate.UNKNOWN);

    private ResponseCodec() {}

    static void write(WireWriter out, Response response) {
        if (response instanceof Response.OfMember member) {
            out.octet(OF_MEMBER);
            AnswerCodec.write(out, member.answer());
        } else if (response instanceof Response.Operated operated) {
            out.octet(OPERATED);
            OutcomeCodec.write(out, operated.performed());
        } else if (response instanceof Response.Ok) {
            out.octet(OK);
        } else if (response instanceof Response.Map map) {
            out.octet(MAP);
            out.optional(map.map(), (to, present) -> to.bytes(ClusterMapCodec.encode(present)));
        } else if (response instanceof Response.Testimony testimony) {
            out.octet(TESTIMONY);
            out.optional(testimony.life(), LifeCodec::write);
        } else if (response instanceof Response.Listed listed) {
            out.octet(LISTED);
            out.list(listed.items(), ResponseCodec::write);
            out.flag(listed.more());
            out.list(listed.notHere(), WireWriter::partition);
        } else if (response instanceof Response.Found found) {
            out.octet(FOUND);
            out.optional(found.row(), RowCodec::write);
        } else if (response instanceof Response.Ordered ordered) {
            out.octet(ORDERED);
            out.octet(FATES.indexOf(ordered.fate()));
            out.number(ordered.version());
            out.text(ordered.why());
        } else if (response instanceof Response.Watched watched) {
            out.octet(WATCHED);
            WatchCodec.write(out, watched.changes());
        } else if (response instanceof Response.Failed failed) {
            out.octet(FAILED);
            out.text(failed.why());
        }
    }

    static Response read(WireReader in) {
        return switch (in.octet()) {
            case OF_MEMBER -> new Response.OfMember(AnswerCodec.read(in));
            case OPERATED -> new Response.Operated(OutcomeCodec.read(in));
            case MAP -> new Response.Map(in.optional(each -> ClusterMapCodec.decode(each.array())));
            case TESTIMONY -> new Response.Testimony(in.optional(LifeCodec::read));
            case OK -> new Response.Ok();
            case LISTED ->
                new Response.Listed(
                        in.list(LEAST_ITEM_BYTES, ResponseCodec::item), in.flag(), in.list(1, WireReader::partition));
            case FOUND -> new Response.Found(in.optional(RowCodec::read));
            case ORDERED -> new Response.Ordered(FATES.get(in.octet(FATES.size() - 1)), in.number(), in.text());
            case WATCHED -> new Response.Watched(WatchCodec.changes(in));
            case FAILED -> new Response.Failed(in.text());
            default -> throw new IllegalArgumentException("malformed: an unknown response");
        };
    }

    private static void write(WireWriter out, Item item) {
        out.bytes(item.key());
        out.stamp(item.etag());
        out.number(item.version());
        out.time(item.expiresAt());
        out.number(item.writtenAt());
        out.text(item.type());
        out.number(item.size());
        out.optional(item.value(), WireWriter::bytes);
    }

    private static Item item(WireReader in) {
        return new Item(
                in.bytes(),
                in.stamp(),
                in.number(),
                in.time(),
                in.number(),
                in.text(),
                in.number(Integer.MAX_VALUE),
                in.optional(WireReader::bytes));
    }
}
