package io.trivet.deploy.switchboard;

import io.trivet.deploy.local.Commands;
import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.PartState;
import io.trivet.deploy.local.Terminal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Carries out what is asked for, by the commands of deploy/local. Any thread may ask. */
final class Operator {
    private static final int REMEMBERED = 50;
    /** While a worker is being added, which takes a while, other buttons wait for that. */
    private static final String BUSY = "Another command is at work";

    private static final int MOST_TRIES = 120;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final String program;
    private final Path data;
    private final Deque<JsonObject> done = new ArrayDeque<>();

    Operator(String program, Path data) {
        this.program = program;
        this.data = data;
    }

    /** @param said what the command said, in its own words */
    record Outcome(boolean done, String said) {}

    Outcome carryOut(Action action) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>(action.words());
        words.addAll(List.of("--data", data.toString()));
        remember(action, "begun");
        int code = run(words, out);
        for (int i = 1; i < MOST_TRIES && said.toString(StandardCharsets.UTF_8).startsWith(BUSY); i++) {
            said.reset();
            new Interruption().within(BETWEEN_TRIES);
            code = run(words, out);
        }
        remember(action, code == 0 ? "done" : "refused");
        return new Outcome(code == 0, said.toString(StandardCharsets.UTF_8).strip());
    }

    private int run(List<String> words, PrintStream out) {
        return Commands.of(program, new Terminal(out, out, false), new Interruption())
                .run(words);
    }

    private synchronized void remember(Action action, String what) {
        done.addLast(new JsonObject()
                .put("at", System.currentTimeMillis())
                .put("action", action.verb().word())
                .put("name", action.name().orElse(""))
                .put("what", what));
        if (done.size() > REMEMBERED) {
            done.removeFirst();
        }
    }

    /** How the parts are, and what was asked for lately. */
    JsonObject state() {
        JsonArray parts = new JsonArray();
        PartState.all(data)
                .forEach(part -> parts.add(new JsonObject()
                        .put("name", part.name())
                        .put("state", part.paused() ? "paused" : part.runs() ? "running" : "ended")));
        return new JsonObject().put("parts", parts).put("history", history());
    }

    private synchronized JsonArray history() {
        return new JsonArray(new ArrayList<>(done));
    }
}
