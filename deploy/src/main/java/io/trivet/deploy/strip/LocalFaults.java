package io.trivet.deploy.strip;

import io.trivet.deploy.local.Commands;
import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.Refusal;
import io.trivet.deploy.local.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Faults by the commands of deploy/local, carried out in this process: another one would take half a second of the
 * machine when it starts, just then.
 *
 * @param data the directory of the cluster, if it is not the usual one
 */
record LocalFaults(Optional<String> data, List<EntryPoint> entryPoints) {
    private static final Map<String, String> MENDED_BY = Map.of("pause", "unpause", "kill", "start");
    private static final Map<String, String> KINDS = Map.of("w", "worker", "c", "controller", "pg", "PostgreSQL");

    Fault fault(String text) {
        List<String> words = List.of(text.strip().split("\\s+"));
        List<String> names = words.subList(1, words.size());
        String mending = Optional.ofNullable(MENDED_BY.get(words.get(0)))
                .filter(known -> !names.isEmpty())
                .orElseThrow(() -> Refusal.misuse("A fault is 'pause' or 'kill' and one or more names, such as"
                        + " 'pause w2' or 'kill w2 pg2', not '" + text + "'."));
        List<String> mend = new ArrayList<>(List.of(mending));
        mend.addAll(names);
        return new Fault(text, kind(words), away(names), () -> run(words), () -> run(mend));
    }

    private Set<EntryPoint> away(List<String> names) {
        return entryPoints.stream().filter(at -> names.contains(at.name())).collect(Collectors.toUnmodifiableSet());
    }

    static String kind(List<String> words) {
        List<String> kinds = words.stream()
                .skip(1)
                .map(name -> name.replaceFirst("\\d+$", ""))
                .map(letters -> KINDS.getOrDefault(letters, letters))
                .toList();
        return words.get(0) + " " + String.join(" and ", kinds);
    }

    private void run(List<String> words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>();
        data.ifPresent(directory -> all.addAll(List.of("--data", directory)));
        all.addAll(words);
        // What is broken is to be mended also by a program that is asked to end; so it has an interruption of its own.
        int code = Commands.of("deploy/local", new Terminal(stream, stream, false), new Interruption())
                .run(all);
        if (code != 0) {
            String[] lines = said.toString(StandardCharsets.UTF_8).split("\\R");
            throw Refusal.misuse("deploy/local " + String.join(" ", words) + " said: "
                    + Arrays.stream(lines).map(String::strip).collect(Collectors.joining(" ")));
        }
    }
}
