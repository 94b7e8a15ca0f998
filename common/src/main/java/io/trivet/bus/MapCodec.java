package io.trivet.bus;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.ClusterMapCodec;
import io.trivet.cluster.MapDifference;
import io.trivet.cluster.MapDifferenceCodec;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Cluster maps as they are published: whole, or as the difference from the version before. */
public final class MapCodec {
    private static final byte WHOLE = 0;
    private static final byte DIFFERENCE = 1;

    private MapCodec() {}

    public static Buffer encode(ClusterMap map) {
        return Buffer.buffer().appendByte(WHOLE).appendBytes(ClusterMapCodec.encode(map));
    }

    public static Buffer encode(MapDifference difference) {
        return Buffer.buffer().appendByte(DIFFERENCE).appendBytes(MapDifferenceCodec.encode(difference));
    }

    /**
     * The published map; nothing if it is a difference from another map than the one that is known here.
     *
     * @throws IllegalArgumentException for anything that {@link #encode} does not produce
     */
    public static Optional<ClusterMap> decode(Buffer body, Optional<ClusterMap> known) {
        if (body.length() == 0) {
            throw new IllegalArgumentException("nothing was published");
        }
        byte[] rest = body.getBytes(1, body.length());
        return switch (body.getByte(0)) {
            case WHOLE -> Optional.of(ClusterMapCodec.decode(rest));
            case DIFFERENCE -> known.flatMap(MapDifferenceCodec.decode(rest)::on);
            default -> throw new IllegalArgumentException("published in an unknown format: " + body.getByte(0));
        };
    }
}
