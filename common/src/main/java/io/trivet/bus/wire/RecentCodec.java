package io.trivet.bus.wire;

import static io.trivet.bus.wire.WireReader.require;

import io.trivet.register.row.Ballot;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Recent;
import io.trivet.register.row.Recorded;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Reply.Kind;
import io.trivet.register.row.Stamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a row remembers of operations: within rows on the wire, and by itself in databases.
 *
 * <p>A key that is written often has many of these, nearly all by one gateway under one ballot: what is as in the
 * entry before it is left out, which a bit in the entry's first byte tells.
 */
public final class RecentCodec {
    /** Of what is stored. Written so that a later release can read what an earlier one stored. */
    private static final int FORMAT = 1;

    private static final int LEAST_ENTRY_BYTES = 23;

    private static final int KIND = 0x0F;
    private static final int SAME_BALLOT = 0x10;
    private static final int SAME_GATEWAY = 0x20;
    private static final int NUMBER = 0x40;
    private static final int ALL = KIND | SAME_BALLOT | SAME_GATEWAY | NUMBER;

    /** By their codes; this order is stored, so it is appended to and never changed. */
    private static final List<Kind> KINDS = List.of(
            Kind.CREATED,
            Kind.REPLACED,
            Kind.DELETED,
            Kind.TOUCHED,
            Kind.ABSENT,
            Kind.PRECONDITION_FAILED,
            Kind.VERSION_CONFLICT,
            Kind.NOT_A_NUMBER,
            Kind.ANOTHER_REQUEST);

    private RecentCodec() {}

    public static byte[] encode(Recent recent) {
        WireWriter out = new WireWriter();
        out.octet(FORMAT);
        write(out, recent);
        return out.bytes();
    }

    /** @throws IllegalArgumentException for anything that {@link #encode} does not produce */
    public static Recent decode(byte[] bytes) {
        WireReader in = new WireReader(bytes);
        require(in.octet() == FORMAT, "recent operations of an unknown format");
        Recent recent = read(in);
        in.end();
        return recent;
    }

    static void write(WireWriter out, Recent recent) {
        boolean dropped = !recent.dropped().equals(OperationId.NONE);
        out.flag(dropped);
        if (dropped) {
            out.id(recent.dropped());
        }
        out.number(recent.operations().size());
        Ballot ballot = Ballot.NONE;
        int gateway = 0;
        for (Recorded each : recent.operations()) {
            write(out, each, ballot, gateway);
            ballot = each.reply().etag().ballot();
            gateway = each.gateway();
        }
    }

    static Recent read(WireReader in) {
        boolean some = in.flag();
        OperationId dropped = some ? in.id() : OperationId.NONE;
        require(some != dropped.equals(OperationId.NONE), "an id that is none");
        int count = in.count(LEAST_ENTRY_BYTES);
        if (count == 0) {
            return some ? Recent.droppedUpTo(dropped) : Recent.NONE;
        }
        List<Recorded> operations = new ArrayList<>(count);
        Ballot ballot = Ballot.NONE;
        int gateway = 0;
        for (int i = 0; i < count; i++) {
            Recorded each = read(in, ballot, gateway);
            operations.add(each);
            ballot = each.reply().etag().ballot();
            gateway = each.gateway();
        }
        return new Recent(Collections.unmodifiableList(operations), dropped);
    }

    static int code(Kind kind) {
        return KINDS.indexOf(kind);
    }

    static Kind kind(int code) {
        require(code < KINDS.size(), "an unknown kind of reply");
        return KINDS.get(code);
    }

    private static void write(WireWriter out, Recorded recorded, Ballot ballotBefore, int gatewayBefore) {
        Reply reply = recorded.reply();
        boolean sameBallot = reply.etag().ballot().equals(ballotBefore);
        boolean sameGateway = recorded.gateway() == gatewayBefore;
        boolean number = reply.number() != 0;
        out.octet(code(reply.kind())
                | (sameBallot ? SAME_BALLOT : 0)
                | (sameGateway ? SAME_GATEWAY : 0)
                | (number ? NUMBER : 0));
        out.id(recorded.id());
        out.fixed(recorded.fingerprint());
        if (!sameGateway) {
            out.fixed(recorded.gateway());
        }
        if (!sameBallot) {
            out.ballot(reply.etag().ballot());
        }
        out.number(reply.etag().step());
        out.number(reply.version());
        if (number) {
            out.number(reply.number());
        }
    }

    private static Recorded read(WireReader in, Ballot ballotBefore, int gatewayBefore) {
        int head = in.octet(ALL);
        Kind kind = kind(head & KIND);
        boolean sameBallot = (head & SAME_BALLOT) != 0;
        boolean sameGateway = (head & SAME_GATEWAY) != 0;
        OperationId id = in.id();
        int fingerprint = in.fixedInt();
        int gateway = sameGateway ? gatewayBefore : in.fixedInt();
        require(sameGateway || gateway != gatewayBefore, "a gateway that could have been left out");
        Ballot ballot = sameBallot ? ballotBefore : in.ballot();
        require(sameBallot || !ballot.equals(ballotBefore), "a ballot that could have been left out");
        Stamp etag = new Stamp(ballot, in.number());
        long version = in.number();
        long number = (head & NUMBER) != 0 ? in.number() : 0;
        require((head & NUMBER) == 0 || number != 0, "a number that could have been left out");
        return new Recorded(id, fingerprint, gateway, new Reply(kind, etag, version, number));
    }
}
