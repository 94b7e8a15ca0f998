package io.trivet.rest.data;

import io.vertx.core.http.HttpHeaders;

/** The header fields of this API's own. */
public final class Fields {
    public static final CharSequence OPERATION = HttpHeaders.createOptimized("Trivet-Operation");
    public static final CharSequence VERSION = HttpHeaders.createOptimized("Trivet-Version");
    public static final CharSequence CLOCK = HttpHeaders.createOptimized("Trivet-Clock");
    public static final CharSequence REPLICA = HttpHeaders.createOptimized("Trivet-Replica");
    public static final CharSequence REPLICAS = HttpHeaders.createOptimized("Trivet-Replicas");
    public static final CharSequence CONSISTENCY = HttpHeaders.createOptimized("Trivet-Consistency");
    public static final CharSequence EXPIRES_AT = HttpHeaders.createOptimized("Trivet-Expires-At");
    public static final CharSequence SEEN = HttpHeaders.createOptimized("Trivet-Seen");
    public static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("Idempotency-Key");

    private Fields() {}
}
