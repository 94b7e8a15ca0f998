package io.trivet.bus;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.ClusterMapCodec;
import io.vertx.core.buffer.Buffer;

/** Cluster maps as they are published: the very bytes that workers store. */
public final class MapCodec {
    private MapCodec() {}

    public static Buffer encode(ClusterMap map) {
        return Buffer.buffer(ClusterMapCodec.encode(map));
    }

    /** @throws IllegalArgumentException for anything that {@link #encode} does not produce */
    public static ClusterMap decode(Buffer body) {
        return ClusterMapCodec.decode(body.getBytes());
    }
}
