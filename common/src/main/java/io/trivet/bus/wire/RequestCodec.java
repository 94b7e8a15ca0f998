package io.trivet.bus.wire;

import io.trivet.register.message.Request;
import java.util.List;

/** What leaders ask of members. */
public final class RequestCodec {
    private static final int PREPARE = 0;
    private static final int ACCEPT = 1;
    private static final int READ = 2;
    private static final int CONFIRM = 3;
    private static final int PURGE = 4;
    private static final int DIGEST = 5;
    private static final int FETCH = 6;
    private static final int LEADING = 7;

    private static final int LEAST_HELD_BYTES = 1 + Long.BYTES;

    private RequestCodec() {}

    public static void write(WireWriter out, Request request) {
        if (request instanceof Request.Accept accept) {
            out.octet(ACCEPT);
            out.partition(accept.partition());
            out.ballot(accept.ballot());
            out.list(accept.entries(), RowCodec::writeEntry);
        } else if (request instanceof Request.Confirm confirm) {
            out.octet(CONFIRM);
            out.list(confirm.ballots(), RequestCodec::writeHeld);
        } else if (request instanceof Request.Read read) {
            out.octet(READ);
            out.partition(read.partition());
            out.ballot(read.ballot());
            out.list(read.keys(), WireWriter::bytes);
        } else if (request instanceof Request.Leading leading) {
            out.octet(LEADING);
            out.partition(leading.partition());
            out.flag(leading.proven());
        } else if (request instanceof Request.Prepare prepare) {
            out.octet(PREPARE);
            out.partition(prepare.partition());
            out.ballot(prepare.ballot());
            out.fixed(prepare.session());
            ConfigCodec.write(out, prepare.config());
        } else {
            writeBackground(out, request);
        }
    }

    private static void writeBackground(WireWriter out, Request request) {
        if (request instanceof Request.Fetch fetch) {
            out.octet(FETCH);
            out.partition(fetch.partition());
            out.ballot(fetch.ballot());
            out.number(fetch.bucket() + 1);
            out.bytes(fetch.after());
            out.number(fetch.limit());
        } else if (request instanceof Request.Digest digest) {
            out.octet(DIGEST);
            out.partition(digest.partition());
            out.ballot(digest.ballot());
        } else if (request instanceof Request.Purge purge) {
            out.octet(PURGE);
            out.partition(purge.partition());
            out.ballot(purge.ballot());
            out.bytes(purge.key());
            out.stamp(purge.stamp());
        }
    }

    public static Request read(WireReader in) {
        int kind = in.octet();
        if (kind == CONFIRM) {
            return confirm(in);
        }
        int partition = in.partition();
        return switch (kind) {
            case PREPARE -> new Request.Prepare(partition, in.ballot(), in.fixed(), ConfigCodec.read(in));
            case ACCEPT ->
                new Request.Accept(partition, in.ballot(), in.list(1 + RowCodec.LEAST_BYTES, RowCodec::readEntry));
            case READ -> new Request.Read(partition, in.ballot(), in.list(1, WireReader::bytes));
            case PURGE -> new Request.Purge(partition, in.ballot(), in.bytes(), in.stamp());
            case DIGEST -> new Request.Digest(partition, in.ballot());
            case FETCH ->
                new Request.Fetch(
                        partition,
                        in.ballot(),
                        in.number(Integer.MAX_VALUE) - 1,
                        in.bytes(),
                        in.number(Integer.MAX_VALUE));
            case LEADING -> new Request.Leading(partition, in.flag());
            default -> throw new IllegalArgumentException("malformed: an unknown request");
        };
    }

    static void writeHeld(WireWriter out, Request.Held held) {
        out.partition(held.partition());
        out.ballot(held.ballot());
    }

    private static Request confirm(WireReader in) {
        List<Request.Held> ballots = held(in);
        WireReader.require(!ballots.isEmpty(), "a confirmation of nothing");
        return new Request.Confirm(ballots);
    }

    static List<Request.Held> held(WireReader in) {
        return in.list(LEAST_HELD_BYTES, held -> new Request.Held(held.partition(), held.ballot()));
    }
}
