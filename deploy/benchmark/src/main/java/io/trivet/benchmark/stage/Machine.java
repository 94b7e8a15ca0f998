package io.trivet.benchmark.stage;

import io.trivet.benchmark.load.Tool;
import io.trivet.postgres.Binaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** On what it was measured, and with what. */
public final class Machine {
    private static final Pattern PROCESSOR = Pattern.compile("(?m)^model name\\s*: (.*)$");
    private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s*(\\d+) kB");

    private Machine() {}

    /** @param commit of the source, or what else is known of it */
    public static Map<String, String> facts(Place place, String commit) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Trivet", commit);
        facts.put(
                "processor",
                Runtime.getRuntime().availableProcessors() + " x " + found(PROCESSOR, "/proc/cpuinfo", "unknown"));
        facts.put("memory", Long.parseLong(found(MEMORY, "/proc/meminfo", "0")) / 1024 + " MB");
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("load before", read("/proc/loadavg").strip());
        facts.put("disk", "a sync of 4 kB takes %.2f ms (median)".formatted(Disk.syncMillis(place)));
        facts.put("Java", System.getProperty("java.runtime.version"));
        facts.put("PostgreSQL", Integer.toString(Binaries.unpacked().version()));
        return facts;
    }

    /** Such as {@code etcd Version: 3.4.23}. */
    public static String version(String... words) {
        return Tool.firstLine(List.of(words)).replaceFirst(" \\[.*| Copyright.*", "");
    }

    private static String found(Pattern pattern, String file, String otherwise) {
        Matcher matcher = pattern.matcher(read(file));
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            return "";
        }
    }
}
