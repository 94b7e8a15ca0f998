package io.trivet.rest.data;

import io.trivet.register.row.OperationId;
import io.trivet.register.row.Reply;
import io.trivet.rest.http.Response;
import io.vertx.core.http.HttpHeaders;

/**
 * A write that was made.
 *
 * @param worker that answered for it, by number
 * @param replica the same worker's name
 */
public record Written(OperationId id, int worker, String replica, Reply reply) {
    public boolean created() {
        return reply.kind() == Reply.Kind.CREATED;
    }

    /** With the ETag of what was stored: for faces that store content as it comes (RFC 9110, section 9.3.4). */
    public Response tag(Response response) {
        return reply.version() == 0 ? mark(response) : mark(response).with(HttpHeaders.ETAG, Etags.text(reply.etag()));
    }

    /** Tells in header fields what was done. */
    public Response mark(Response response) {
        response.with(Fields.OPERATION, id.toString()).with(Fields.REPLICA, replica);
        return reply.version() == 0 ? response : response.with(Fields.VERSION, Long.toString(reply.version()));
    }
}
