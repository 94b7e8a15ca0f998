package io.trivet.deploy.walk;

import io.trivet.deploy.walk.History.Seen;
import io.trivet.deploy.walk.Http.Answer;
import io.trivet.deploy.walk.Http.Request;
import io.trivet.deploy.walk.Operation.Ending;
import io.trivet.deploy.walk.Operation.Kind;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Reads and writes keys, and holds every answer against the key's history. */
final class Client {
    private final Operation.Sender sender;

    Client(Operation.Sender sender) {
        this.sender = sender;
    }

    static String path(String key) {
        // In a path a plus is a plus.
        return "/v1/kv/" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Nothing, when nobody could be asked. */
    Future<Optional<Answer>> read(History history) {
        long known = history.newest();
        Operation operation = new Operation(sender, Request.get(path(history.key())));
        return operation.run().map(ending -> {
            if (ending.kind() != Kind.DONE) {
                return Optional.empty();
            }
            Answer answer = ending.answer();
            boolean exists = answer.status() == 200;
            history.read(new Seen(
                    exists ? version(history, ending) : 0,
                    exists ? answer.content() : "",
                    known,
                    operation.begun(),
                    ending.through()));
            return Optional.of(answer);
        });
    }

    private static long version(History history, Ending ending) {
        return ending.answer()
                .version()
                .orElseThrow(() -> new Violation(
                        "Key %s: expected a Trivet-Version through %s, found none.", history.key(), ending.through()));
    }

    /** @param condition a header field with the ETag that is expected */
    Future<Kind> put(History history, String value, Map<String, String> condition) {
        Map<String, String> fields = new HashMap<>(condition);
        fields.put("Content-Type", "text/plain");
        return write(history, new Request(HttpMethod.PUT, path(history.key()), identified(fields), value), value);
    }

    /** Counts one up. Version and value are the same number for ever, when nobody does anything else to the key. */
    Future<Kind> increment(History history) {
        String path = path(history.key()) + "?increment=1";
        return write(history, new Request(HttpMethod.POST, path, identified(Map.of()), ""), "");
    }

    private Future<Kind> write(History history, Request request, String value) {
        long known = history.newest();
        history.begin();
        Operation operation = new Operation(sender, request);
        return operation.run().map(ending -> {
            switch (ending.kind()) {
                case DONE -> {
                    String stored = value.isEmpty() ? ending.answer().content() : value;
                    long version = version(history, ending);
                    history.acknowledged(new Seen(version, stored, known, operation.begun(), ending.through()));
                }
                case DECLINED, NOT_DONE -> history.refused(value);
                case UNKNOWN -> history.unknown();
            }
            return ending.kind();
        });
    }

    private static Map<String, String> identified(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("Idempotency-Key", operationId().toString());
        return all;
    }

    /** A UUID of version 7. */
    private static UUID operationId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long time = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
        return new UUID(time, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }
}
