package io.trivet.process;

import io.trivet.bus.Answering;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.bus.Response.Listed;
import io.trivet.bus.Sender;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A lane as others see it: what it leads, what it stores, and what it was asked. */
final class Lanes implements Answering {
    final List<Question> asked = new ArrayList<>();
    final Set<Integer> verified = new HashSet<>();
    final Map<Bytes, Row> stored = new TreeMap<>();

    void store(String key, long step) {
        stored.put(Bytes.utf8(key), Samples.row(step, "value"));
    }

    @Override
    public Future<Response> on(Sender from, Question question) {
        asked.add(question);
        if (question instanceof Question.Listing listing) {
            List<Integer> notHere = listing.partitions().stream()
                    .filter(partition -> !verified.contains(partition))
                    .toList();
            boolean some = notHere.size() < listing.partitions().size();
            return Future.succeededFuture(new Listed(some ? items() : List.of(), false, notHere));
        } else if (question instanceof Question.StoredPage) {
            return Future.succeededFuture(new Listed(items(), false, List.of()));
        } else if (question instanceof Question.Stored one) {
            return Future.succeededFuture(new Response.Found(Optional.ofNullable(stored.get(one.key()))));
        }
        return Future.failedFuture("not asked in these tests");
    }

    private List<Response.Item> items() {
        return stored.entrySet().stream()
                .map(row -> Response.Item.of(
                        row.getKey(),
                        row.getValue().state(),
                        (Content.Value) row.getValue().state().content(),
                        false))
                .toList();
    }
}
