package io.trivet.rest.command;

import io.trivet.rest.json.JsonInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is sent to recover.
 *
 * @param lost names or numbers of workers
 */
record RecoverContent(List<String> lost, Optional<String> confirm) {
    private static final int MOST_WORKERS = 1_000;

    static RecoverContent read(byte[] content) {
        return JsonInput.read(content, input -> new Reader(input).read());
    }

    /** Member by member. */
    private static final class Reader {
        private final JsonInput input;
        private final List<String> lost = new ArrayList<>();
        private Optional<String> confirm = Optional.empty();

        Reader(JsonInput input) {
            this.input = input;
        }

        RecoverContent read() throws IOException {
            input.object("What is to be recovered", this::member);
            if (lost.isEmpty()) {
                throw JsonInput.refusal("Say which workers never come back: {\"lost\": [\"w1\", \"w2\"]}.");
            }
            return new RecoverContent(List.copyOf(lost), confirm);
        }

        private void member(String name) throws IOException {
            switch (name) {
                case "lost" ->
                    input.array("'lost'", MOST_WORKERS, index -> lost.add(input.string("lost[" + index + "]")));
                case "confirm" -> confirm = Optional.of(input.string("confirm"));
                default -> throw input.unknown(name, "lost, confirm");
            }
        }
    }
}
