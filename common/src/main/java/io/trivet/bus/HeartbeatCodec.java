package io.trivet.bus;

import static io.trivet.bus.wire.WireReader.require;

import io.trivet.bus.Heartbeat.Duties;
import io.trivet.bus.Heartbeat.Node;
import io.trivet.bus.Heartbeat.Role;
import io.trivet.bus.Heartbeat.Status;
import io.trivet.bus.Heartbeat.StoreReport;
import io.trivet.bus.wire.LifeCodec;
import io.trivet.bus.wire.WireReader;
import io.trivet.bus.wire.WireWriter;
import io.trivet.cluster.WorkerSet;
import io.vertx.core.buffer.Buffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Heartbeats as bytes. */
public final class HeartbeatCodec {
    private static final int FORMAT = 1;

    private static final List<Role> ROLES = List.of(Role.WORKER, Role.CONTROLLER);
    private static final List<Status> STATUSES = List.of(Status.WELL, Status.SLOW, Status.AWAY, Status.LEAVING);

    private HeartbeatCodec() {}

    public static Buffer encode(Heartbeat beat) {
        WireWriter out = new WireWriter();
        out.octet(FORMAT);
        write(out, beat.node());
        out.optional(beat.cluster(), WireWriter::uuid);
        out.optional(beat.life(), LifeCodec::write);
        out.number(beat.mapVersion());
        write(out, beat.duties());
        write(out, beat.store());
        out.number(beat.activeFor());
        out.number(beat.sentAt());
        return Buffer.buffer(out.bytes());
    }

    /** @throws IllegalArgumentException for anything that {@link #encode} does not produce */
    public static Heartbeat decode(Buffer body) {
        WireReader in = new WireReader(body.getBytes());
        require(in.octet() == FORMAT, "a heartbeat of an unknown format");
        Heartbeat beat = new Heartbeat(
                node(in),
                in.optional(WireReader::uuid),
                in.optional(LifeCodec::read),
                in.number(),
                duties(in),
                store(in),
                in.number(),
                in.number());
        in.end();
        return beat;
    }

    private static void write(WireWriter out, Node node) {
        out.octet(ROLES.indexOf(node.role()));
        out.text(node.name());
        out.text(node.session());
        out.number(node.number().orElse(-1) + 1);
        out.number(node.lanes());
        out.text(node.httpUrl());
        out.text(node.zone());
        out.text(node.version());
    }

    private static Node node(WireReader in) {
        return new Node(
                ROLES.get(in.octet(ROLES.size() - 1)),
                in.text(),
                in.text(),
                workerNumber(in),
                in.number(Integer.MAX_VALUE),
                in.text(),
                in.text(),
                in.text());
    }

    private static OptionalInt workerNumber(WireReader in) {
        int number = in.number(WorkerSet.MAX_NUMBER + 1);
        return number == 0 ? OptionalInt.empty() : OptionalInt.of(number - 1);
    }

    private static void write(WireWriter out, Duties duties) {
        byPartition(out, duties.leads(), WireWriter::ballot);
        byPartition(out, duties.synced(), (to, epoch) -> to.number(epoch));
        out.number(duties.verified());
        out.number(duties.behind());
    }

    private static Duties duties(WireReader in) {
        return new Duties(
                byPartition(in, Long.BYTES, WireReader::ballot),
                byPartition(in, 1, each -> each.number(Integer.MAX_VALUE)),
                in.number(Integer.MAX_VALUE),
                in.number(Integer.MAX_VALUE));
    }

    private static <T> void byPartition(WireWriter out, Map<Integer, T> map, BiConsumer<WireWriter, T> value) {
        out.list(new TreeMap<>(map).entrySet(), (to, entry) -> {
            to.partition(entry.getKey());
            value.accept(to, entry.getValue());
        });
    }

    private static <T> Map<Integer, T> byPartition(WireReader in, int bytesEach, Function<WireReader, T> value) {
        TreeMap<Integer, T> map = new TreeMap<>();
        int count = in.count(1 + bytesEach);
        for (int i = 0; i < count; i++) {
            int partition = in.partition();
            require(map.isEmpty() || map.lastKey() < partition, "partitions out of order");
            map.put(partition, value.apply(in));
        }
        return Collections.unmodifiableMap(map);
    }

    private static void write(WireWriter out, StoreReport store) {
        out.octet(STATUSES.indexOf(store.status()));
        out.text(store.why());
        out.number(store.micros());
        out.number(store.keys());
        out.number(store.bytes());
    }

    private static StoreReport store(WireReader in) {
        return new StoreReport(
                STATUSES.get(in.octet(STATUSES.size() - 1)), in.text(), in.number(), in.number(), in.number());
    }
}
