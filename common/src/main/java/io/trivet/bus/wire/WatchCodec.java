package io.trivet.bus.wire;

import io.trivet.watch.Change;
import io.trivet.watch.Change.Facts;
import io.trivet.watch.Change.Kind;
import io.trivet.watch.Changes;
import io.trivet.watch.Changes.Part;
import io.trivet.watch.Poll;
import io.trivet.watch.Poll.Place;
import io.trivet.watch.Position;
import java.util.List;

/** What gateways ask about changes, and what lanes tell them. */
public final class WatchCodec {
    private static final int LEAST_PLACE_BYTES = 10;
    private static final int LEAST_PART_BYTES = 21;
    private static final int LEAST_CHANGE_BYTES = 26;
    private static final List<Kind> KINDS = List.of(Kind.PUT, Kind.DELETE, Kind.EXPIRE);

    private WatchCodec() {}

    public static void write(WireWriter out, Poll poll) {
        out.list(poll.places(), WatchCodec::write);
        out.flag(poll.values());
        out.number(poll.waitMillis());
    }

    public static Poll poll(WireReader in) {
        return new Poll(in.list(LEAST_PLACE_BYTES, WatchCodec::place), in.flag(), in.number(Integer.MAX_VALUE));
    }

    private static void write(WireWriter out, Place place) {
        out.partition(place.partition());
        write(out, place.position());
    }

    private static Place place(WireReader in) {
        return new Place(in.partition(), position(in));
    }

    private static void write(WireWriter out, Position position) {
        out.ballot(position.ballot());
        out.number(position.number());
    }

    private static Position position(WireReader in) {
        return new Position(in.ballot(), in.number());
    }

    public static void write(WireWriter out, Changes changes) {
        out.list(changes.parts(), WatchCodec::write);
        out.list(changes.notHere(), WireWriter::partition);
    }

    public static Changes changes(WireReader in) {
        return new Changes(in.list(LEAST_PART_BYTES, WatchCodec::part), in.list(1, WireReader::partition));
    }

    private static void write(WireWriter out, Part part) {
        out.partition(part.partition());
        write(out, part.from());
        write(out, part.to());
        out.flag(part.missing());
        out.list(part.changes(), WatchCodec::write);
    }

    private static Part part(WireReader in) {
        return new Part(
                in.partition(), position(in), position(in), in.flag(), in.list(LEAST_CHANGE_BYTES, WatchCodec::change));
    }

    private static void write(WireWriter out, Change change) {
        Facts facts = change.facts();
        out.bytes(change.key());
        out.stamp(change.stamp());
        out.octet(KINDS.indexOf(change.kind()));
        out.stamp(facts.etag());
        out.number(facts.version());
        out.time(facts.expiresAt());
        out.number(facts.writtenAt());
        out.text(facts.type());
        out.number(facts.size());
        out.optional(change.value(), WireWriter::bytes);
    }

    private static Change change(WireReader in) {
        return new Change(
                in.bytes(),
                in.stamp(),
                KINDS.get(in.octet(KINDS.size() - 1)),
                new Facts(in.stamp(), in.number(), in.time(), in.number(), in.text(), in.number(Integer.MAX_VALUE)),
                in.optional(WireReader::bytes));
    }
}
