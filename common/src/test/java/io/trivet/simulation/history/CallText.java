package io.trivet.simulation.history;

import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Condition.Match;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Stamp;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A call as a line of text: {@code key id invoked returned action condition result}, in words without blanks. */
final class CallText {
    private static final String EMPTY = "%";
    private static final String NOTHING = "-";

    private CallText() {}

    static String format(Call call) {
        String returned = call.returned() == Call.NEVER ? NOTHING : Long.toString(call.returned());
        return String.join(
                " ",
                escape(call.key()),
                call.id().toString(),
                Long.toString(call.invoked()),
                returned,
                action(call.action()),
                condition(call.condition()),
                result(call.result()));
    }

    static Call parse(String line) {
        String[] words = line.trim().split(" +");
        if (words.length != 7) {
            throw new IllegalArgumentException("not a call: " + line);
        }
        return new Call(
                unescape(words[0]),
                OperationId.of(UUID.fromString(words[1])),
                parseAction(words[4].split(":")),
                parseCondition(words[5]),
                Long.parseLong(words[2]),
                words[3].equals(NOTHING) ? Call.NEVER : Long.parseLong(words[3]),
                parseResult(words[6].split(":")));
    }

    static String action(Action action) {
        if (action instanceof Action.Put put) {
            return "put:" + escape(put.value()) + ":" + escape(Bytes.utf8(put.type())) + ":" + put.ttl();
        }
        if (action instanceof Action.Increment increment) {
            return "increment:" + increment.by();
        }
        if (action instanceof Action.Touch touch) {
            return "touch:" + touch.ttl();
        }
        return action instanceof Action.Delete ? "delete" : "get";
    }

    private static Action parseAction(String[] words) {
        return switch (words[0]) {
            case "get" -> new Action.Get();
            case "delete" -> new Action.Delete();
            case "put" -> new Action.Put(unescape(words[1]), unescape(words[2]).text(), Long.parseLong(words[3]));
            case "increment" -> new Action.Increment(Long.parseLong(words[1]));
            case "touch" -> new Action.Touch(Long.parseLong(words[1]));
            default -> throw new IllegalArgumentException("no such action: " + words[0]);
        };
    }

    /** If-Match, If-None-Match and the version, between semicolons; {@code -} for none of them. */
    static String condition(Condition condition) {
        return condition.equals(Condition.NONE)
                ? NOTHING
                : match(condition.ifMatch()) + ";" + match(condition.ifNoneMatch()) + ";" + condition.version();
    }

    private static Condition parseCondition(String word) {
        if (word.equals(NOTHING)) {
            return Condition.NONE;
        }
        String[] parts = word.split(";");
        return new Condition(parseMatch(parts[0]), parseMatch(parts[1]), Long.parseLong(parts[2]));
    }

    private static String match(Match match) {
        if (match instanceof Match.Tags tags) {
            return tags.etags().stream().map(CallText::stamp).collect(Collectors.joining(",", "=", ""));
        }
        return match instanceof Match.Any ? "*" : NOTHING;
    }

    private static Match parseMatch(String word) {
        if (word.startsWith("=")) {
            List<String> tags = word.length() == 1
                    ? List.of()
                    : Arrays.asList(word.substring(1).split(","));
            return new Match.Tags(tags.stream().map(CallText::parseStamp).toList());
        }
        return word.equals("*") ? Match.ANY : Match.ABSENT;
    }

    private static String result(Result result) {
        if (result instanceof Result.Read read) {
            return read.seen()
                    .map(s -> "seen:" + escape(s.value()) + ":" + stamp(s.etag()) + ":" + s.version())
                    .orElse("absent");
        }
        if (result instanceof Result.Wrote wrote) {
            Reply reply = wrote.reply();
            return reply.kind() + ":" + stamp(reply.etag()) + ":" + reply.version() + ":" + reply.number();
        }
        return result instanceof Result.Failed ? "failed" : "unknown";
    }

    private static Result parseResult(String[] words) {
        return switch (words[0]) {
            case "absent" -> Result.ABSENT;
            case "unknown" -> Result.UNKNOWN;
            case "failed" -> Result.FAILED;
            case "seen" -> Result.seen(unescape(words[1]), parseStamp(words[2]), Long.parseLong(words[3]));
            default ->
                Result.wrote(
                        Reply.Kind.valueOf(words[0]),
                        parseStamp(words[1]),
                        Long.parseLong(words[2]),
                        Long.parseLong(words[3]));
        };
    }

    private static String stamp(Stamp stamp) {
        Ballot ballot = stamp.ballot();
        return stamp.equals(Stamp.NONE)
                ? NOTHING
                : ballot.epoch() + "." + ballot.round() + "." + ballot.worker() + "#" + stamp.step();
    }

    private static Stamp parseStamp(String word) {
        if (word.equals(NOTHING)) {
            return Stamp.NONE;
        }
        String[] parts = word.split("[.#]");
        Ballot ballot = Ballot.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        return new Stamp(ballot, Long.parseLong(parts[3]));
    }

    private static String escape(Bytes bytes) {
        if (bytes.isEmpty()) {
            return EMPTY;
        }
        StringBuilder text = new StringBuilder();
        for (byte b : bytes.array()) {
            if (b > ' ' && b < 127 && "%:;#".indexOf(b) < 0) {
                text.append((char) b);
            } else {
                text.append(String.format("%%%02x", b & 0xFF));
            }
        }
        return text.toString();
    }

    private static Bytes unescape(String word) {
        if (word.equals(EMPTY)) {
            return Bytes.EMPTY;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            bytes.write(c == '%' ? Integer.parseInt(word.substring(i + 1, (i += 2) + 1), 16) : c);
        }
        return Bytes.of(bytes.toByteArray());
    }
}
