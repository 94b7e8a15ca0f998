package io.trivet.console.probe;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The seconds of all clients: a letter for each, of the last minutes. */
final class Strip {
    private static final int SECONDS = 180;
    private static final char NO_NEWS = 'n';

    private final Map<String, StringBuilder> rows = new LinkedHashMap<>();
    private long number;

    /** Time in which this process itself did not run, or nobody looked on, and so nothing can be said. */
    void skip(int seconds) {
        number += seconds;
        for (int i = 0; i < Math.min(seconds, SECONDS); i++) {
            rows.values().forEach(row -> add(row, NO_NEWS));
        }
    }

    /** The second that is over, of each client. */
    JsonObject second(Map<String, Client> clients, boolean whole) {
        number++;
        JsonObject cells = new JsonObject();
        clients.forEach((name, client) -> {
            char cell = client.notes().second(whole);
            add(rows.computeIfAbsent(name, fresh -> new StringBuilder()), cell);
            cells.put(name, client.notes().figures().put("cell", String.valueOf(cell)));
        });
        rows.keySet().retainAll(clients.keySet());
        return cells;
    }

    private static void add(StringBuilder row, char cell) {
        row.append(cell);
        if (row.length() > SECONDS) {
            row.deleteCharAt(0);
        }
    }

    /** Of the last second, by which pages put things into their places. */
    long number() {
        return number;
    }

    /** For those who come now: a text for each client, whose last letter is the last second. */
    JsonArray history() {
        JsonArray json = new JsonArray();
        rows.forEach(
                (name, row) -> json.add(new JsonObject().put("client", name).put("cells", row.toString())));
        return json;
    }
}
