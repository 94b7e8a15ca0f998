package io.trivet.bus.wire;

import static io.trivet.bus.wire.WireReader.require;

import io.trivet.register.host.RowPacking;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Content;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Rows. A byte in front tells which of their parts are as they mostly are, and left out. */
public final class RowCodec {
    static final int LEAST_BYTES = 15;

    private static final int VALUE = 1;
    private static final int ETAG_IS_STAMP = 2;
    private static final int LOCAL_CLOCK = 4;
    private static final int OTHER_CLOCK = 8;
    private static final int ALL = VALUE | ETAG_IS_STAMP | LOCAL_CLOCK | OTHER_CLOCK;

    /** For rows that are kept in memory. */
    public static final RowPacking PACKING = new RowPacking() {
        @Override
        public byte[] pack(Row row) {
            WireWriter out = new WireWriter();
            write(out, row);
            return out.bytes();
        }

        @Override
        public Row unpack(byte[] packed) {
            return read(new WireReader(packed));
        }
    };

    private RowCodec() {}

    static void writeEntry(WireWriter out, Entry entry) {
        out.bytes(entry.key());
        write(out, entry.row());
    }

    static Entry readEntry(WireReader in) {
        return new Entry(in.bytes(), read(in));
    }

    public static void write(WireWriter out, Row row) {
        State state = row.state();
        boolean etagIsStamp = state.etag().equals(row.stamp());
        int clock = clockKind(state.clock());
        out.octet((state.isPresent() ? VALUE : 0) | (etagIsStamp ? ETAG_IS_STAMP : 0) | clock);
        out.stamp(row.stamp());
        if (!etagIsStamp) {
            out.stamp(state.etag());
        }
        out.number(state.version());
        out.time(state.expiresAt());
        out.number(state.writtenAt());
        write(out, state.clock(), clock);
        RecentCodec.write(out, state.recent());
        if (state.content() instanceof Content.Value value) {
            out.text(value.type());
            out.bytes(value.bytes());
        }
    }

    public static Row read(WireReader in) {
        int head = in.octet(ALL);
        Stamp stamp = in.stamp();
        Stamp etag = (head & ETAG_IS_STAMP) != 0 ? stamp : etag(in, stamp);
        long version = in.number();
        long expiresAt = in.time();
        long writtenAt = in.number();
        Clock clock = clock(in, head & (LOCAL_CLOCK | OTHER_CLOCK));
        var recent = RecentCodec.read(in);
        Content content = (head & VALUE) != 0 ? value(in) : Content.TOMBSTONE;
        return new Row(stamp, new State(content, etag, version, expiresAt, writtenAt, clock, recent));
    }

    private static Stamp etag(WireReader in, Stamp stamp) {
        Stamp etag = in.stamp();
        require(!etag.equals(stamp), "an ETag that could have been left out");
        return etag;
    }

    private static Content value(WireReader in) {
        String type = in.text();
        Bytes bytes = in.bytes();
        return new Content.Value(bytes, type);
    }

    private static int clockKind(Clock clock) {
        Map<String, Long> counts = clock.counts();
        if (counts.isEmpty()) {
            return 0;
        }
        return counts.size() == 1 && counts.containsKey(Clock.LOCAL) ? LOCAL_CLOCK : OTHER_CLOCK;
    }

    private static void write(WireWriter out, Clock clock, int kind) {
        if (kind == LOCAL_CLOCK) {
            out.number(clock.at(Clock.LOCAL));
        } else if (kind == OTHER_CLOCK) {
            out.list(new TreeMap<>(clock.counts()).entrySet(), (to, count) -> {
                to.text(count.getKey());
                to.number(count.getValue());
            });
        }
    }

    private static Clock clock(WireReader in, int kind) {
        return switch (kind) {
            case 0 -> Clock.NONE;
            case LOCAL_CLOCK -> new Clock(Map.of(Clock.LOCAL, in.number()));
            case OTHER_CLOCK -> otherClock(in);
            default -> throw new IllegalArgumentException("malformed: two clocks");
        };
    }

    private static Clock otherClock(WireReader in) {
        TreeMap<String, Long> counts = new TreeMap<>();
        int sites = in.count(2);
        for (int i = 0; i < sites; i++) {
            String site = in.text();
            require(counts.isEmpty() || counts.lastKey().compareTo(site) < 0, "sites out of order");
            counts.put(site, in.number());
        }
        Clock clock = new Clock(Collections.unmodifiableMap(counts));
        require(clockKind(clock) == OTHER_CLOCK, "a clock that has a shorter form");
        return clock;
    }
}
