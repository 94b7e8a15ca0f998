package io.trivet.simulation.history;

import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import java.util.Optional;

/** How a call ended for its client. */
public sealed interface Result {
    Result ABSENT = new Read(Optional.empty());
    Result UNKNOWN = new Unknown();
    Result FAILED = new Failed();

    static Result seen(Bytes value, Stamp etag, long version) {
        return new Read(Optional.of(new Seen(value, etag, version)));
    }

    static Result wrote(Reply.Kind kind, Stamp etag, long version, long number) {
        return new Wrote(new Reply(kind, etag, version, number));
    }

    /** What a read found, from the row that it was given. */
    static Result found(Optional<Row> row) {
        return new Read(row.map(found -> new Seen(
                ((Content.Value) found.state().content()).bytes(),
                found.state().etag(),
                found.state().version())));
    }

    /** What a read found. */
    record Seen(Bytes value, Stamp etag, long version) {
        @Override
        public String toString() {
            return value + " v" + version + " " + etag;
        }
    }

    /** A read was answered. */
    record Read(Optional<Seen> seen) implements Result {
        @Override
        public String toString() {
            return seen.map(Seen::toString).orElse("nothing");
        }
    }

    /** A write was answered: it was made, or declined for good. */
    record Wrote(Reply reply) implements Result {
        @Override
        public String toString() {
            return reply.kind() + " v" + reply.version() + " " + reply.etag()
                    + (reply.number() == 0 ? "" : " number " + reply.number());
        }
    }

    /** It may have taken effect once, at any time from its invocation on, or never. */
    record Unknown() implements Result {
        @Override
        public String toString() {
            return "unknown";
        }
    }

    /** It did not happen and never will. */
    record Failed() implements Result {
        @Override
        public String toString() {
            return "failed";
        }
    }
}
