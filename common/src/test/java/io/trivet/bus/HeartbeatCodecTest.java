package io.trivet.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trivet.bus.Heartbeat.Duties;
import io.trivet.bus.Heartbeat.Node;
import io.trivet.bus.Heartbeat.Role;
import io.trivet.bus.Heartbeat.Status;
import io.trivet.bus.Heartbeat.StoreReport;
import io.trivet.bus.wire.Damage;
import io.trivet.register.row.Ballot;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeartbeatCodecTest {
    private final ParcelSamples samples = new ParcelSamples(1);
    private final Random random = new Random(2);

    @Test
    void whatIsEncodedIsDecoded() {
        for (int i = 0; i < 2_000; i++) {
            Heartbeat beat = heartbeat();
            assertEquals(beat, HeartbeatCodec.decode(HeartbeatCodec.encode(beat)));
        }
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] bytes = HeartbeatCodec.encode(heartbeat()).getBytes();
        Damage.assertEveryTruncationIsRefused(bytes, cut -> HeartbeatCodec.decode(Buffer.buffer(cut)));
    }

    @Test
    void damageIsRefusedOrMakesAnotherHeartbeat() {
        for (int i = 0; i < 10_000; i++) {
            byte[] damaged = Damage.mutate(HeartbeatCodec.encode(heartbeat()).getBytes(), random);
            Damage.isRefusedOrTheOneEncoding(
                    damaged,
                    bytes -> HeartbeatCodec.decode(Buffer.buffer(bytes)),
                    beat -> HeartbeatCodec.encode(beat).getBytes());
        }
    }

    @Test
    void anUnknownFormatIsRefused() {
        byte[] bytes = HeartbeatCodec.encode(heartbeat()).getBytes();
        bytes[0] = 2;

        assertThrows(IllegalArgumentException.class, () -> HeartbeatCodec.decode(Buffer.buffer(bytes)));
    }

    @Test
    void aPublishedMapComesBackAndRubbishDoesNot() {
        var map = samples.map();

        assertEquals(Optional.of(map), MapCodec.decode(MapCodec.encode(map), Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> MapCodec.decode(Buffer.buffer("rubbish"), Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> MapCodec.decode(Buffer.buffer(), Optional.empty()));
    }

    private Heartbeat heartbeat() {
        return new Heartbeat(
                node(),
                samples.perhaps(samples::uuid),
                samples.perhaps(samples::life),
                samples.number(),
                duties(),
                store(),
                samples.number(),
                samples.number());
    }

    private Node node() {
        return new Node(
                Role.values()[random.nextInt(2)],
                samples.text(),
                samples.text(),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(0x10000)) : OptionalInt.empty(),
                samples.natural(),
                samples.text(),
                samples.text(),
                samples.text());
    }

    private Duties duties() {
        TreeMap<Integer, Ballot> leads = new TreeMap<>();
        TreeMap<Integer, Integer> synced = new TreeMap<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            leads.put(samples.partition(), samples.ballot());
            synced.put(samples.partition(), samples.natural());
        }
        return new Duties(leads, synced, samples.natural(), samples.natural());
    }

    private StoreReport store() {
        return new StoreReport(
                Status.values()[random.nextInt(Status.values().length)],
                samples.text(),
                samples.number(),
                samples.number(),
                samples.number());
    }
}
