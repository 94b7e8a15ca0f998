package io.trivet.postgres;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Something about an embedded server went wrong. The message is a sentence for whoever has to mend it. */
public final class PostgresException extends RuntimeException {
    private static final int LAST_WORDS = 10;

    /** What the tools say, in the words of the C library, and what it means. */
    private static final Map<String, String> MEANINGS = Map.of(
            "No space left on device", "there is no space left on the device",
            "Disk quota exceeded", "the disk quota of the user is used up",
            "Read-only file system", "the file system is read-only",
            "AccessDeniedException", "access is denied",
            "Address already in use", "its port is in use by another program");

    public PostgresException(String sentence) {
        super(sentence);
    }

    public PostgresException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** A command's failure, with the meaning of what it said where that is known, and with its last words. */
    static PostgresException of(String what, String output) {
        List<String> lines = output.strip().lines().toList();
        String end = String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
        String said = end.isEmpty() ? "It said nothing." : "It said:\n" + end;
        return new PostgresException(what + meaning(output) + ". " + said);
    }

    static PostgresException of(String what, IOException cause) {
        return new PostgresException(what + meaning(cause.toString()) + " (" + cause + ").", cause);
    }

    private static String meaning(String output) {
        return MEANINGS.entrySet().stream()
                .filter(known -> output.contains(known.getKey()))
                .map(known -> ": " + known.getValue())
                .findFirst()
                .orElse("");
    }

    boolean isPortInUse() {
        return getMessage().contains(MEANINGS.get("Address already in use"));
    }
}
