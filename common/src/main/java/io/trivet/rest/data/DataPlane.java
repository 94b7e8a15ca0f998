package io.trivet.rest.data;

import io.trivet.gateway.Submission;
import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.OperationId;
import io.trivet.rest.http.Call;
import io.trivet.rest.port.Listing;
import io.trivet.rest.port.Page;
import io.trivet.rest.port.Ports;
import io.trivet.rest.port.RestSettings;
import io.vertx.core.Future;
import java.util.Optional;

/** Reads and writes single keys. All faces go through here, so they obey the same rules. */
public final class DataPlane {
    private final Ports ports;
    private final RestSettings settings;
    private final WorkerNames names;
    private final Outcomes outcomes;
    private final LocalStores stores;
    private final Reading reading;

    public DataPlane(Ports ports, RestSettings settings) {
        this.ports = ports;
        this.settings = settings;
        this.names = new WorkerNames(ports.cluster());
        this.outcomes = new Outcomes(names);
        this.stores = new LocalStores(ports, names, settings.sizes().page());
        this.reading = new Reading(ports.operations(), stores, names, outcomes);
    }

    /** How a write is to be made. */
    public record Terms(Condition condition, long timeoutMillis, Optional<OperationId> id) {
        public Terms provided(Condition other) {
            return new Terms(other, timeoutMillis, id);
        }
    }

    public WorkerNames names() {
        return names;
    }

    public Outcomes outcomes() {
        return outcomes;
    }

    public LocalStores stores() {
        return stores;
    }

    public RestSettings settings() {
        return settings;
    }

    public long wallClock() {
        return ports.wallClock().getAsLong();
    }

    /** As the fields and parameters of a call have it. */
    public Terms terms(Call call) {
        return new Terms(
                Conditions.of(call),
                timeout(call),
                call.header(Fields.IDEMPOTENCY_KEY).map(OperationIds::parse));
    }

    public long timeout(Call call) {
        return Durations.timeout(call.query(), settings.times().timeout());
    }

    public Future<Written> write(Bytes key, Action action, Call call) {
        return write(key, action, terms(call));
    }

    /** Fails with a refusal unless the write was made. */
    public Future<Written> write(Bytes key, Action action, Terms terms) {
        Submission submission = new Submission(
                key,
                action,
                terms.condition(),
                Fingerprint.of(key, action, terms.condition()),
                terms.timeoutMillis(),
                terms.id());
        return ports.operations()
                .submit(submission)
                .map(result -> outcomes.written(result, terms.id().isPresent()));
    }

    /** Fails with a refusal unless the key is there. */
    public Future<Seen> read(Bytes key, Call call) {
        return reading.read(key, Reading.Terms.of(call, timeout(call)));
    }

    /** Fails with a refusal when some partition cannot be listed. */
    public Future<Page> list(Listing listing, Listing.Query query) {
        return listing.page(query).recover(LocalStores::refused);
    }

    /** What was just written, for faces that tell more of it than a write is answered. */
    public Future<Seen> readLinearizable(Bytes key, long timeoutMillis) {
        return reading.read(key, Reading.Terms.linearizable(timeoutMillis));
    }
}
