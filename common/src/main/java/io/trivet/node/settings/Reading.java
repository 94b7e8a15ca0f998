package io.trivet.node.settings;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads settings and gathers everything that is wrong with them: who has to mend them wants to do it in one go. */
final class Reading {
    private final List<SettingGroup> groups;
    private final Map<String, Setting<?>> known = new TreeMap<>();
    private final Map<String, String> given = new HashMap<>();
    private final Set<String> wrong = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    Reading(List<SettingGroup> groups) {
        this.groups = groups;
        groups.stream()
                .flatMap(group -> group.settings().stream())
                .forEach(setting -> known.put(setting.name(), setting));
    }

    Configuration read(JsonObject json, Map<String, String> environment) {
        takeJson(json);
        takeEnvironment(environment);
        known.values().forEach(this::check);
        Configuration configuration = new Configuration(given);
        groups.forEach(group -> group.rules().forEach(rule -> check(rule, configuration)));
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        return configuration;
    }

    private void takeJson(JsonObject json) {
        for (String name : new TreeSet<>(json.fieldNames())) {
            Object value = json.getValue(name);
            if (!known.containsKey(name)) {
                unknown(name, name);
            } else if (value instanceof JsonArray array) {
                take(name, array.stream().map(String::valueOf).collect(Collectors.joining(",")));
            } else if (value instanceof JsonObject) {
                wrong.add(name);
                problems.add(name + " is an object in JSON: write it as a text.");
            } else if (value != null) {
                take(name, value.toString());
            }
        }
    }

    private void takeEnvironment(Map<String, String> environment) {
        for (String variable : new TreeSet<>(environment.keySet())) {
            if (variable.startsWith(Configuration.PREFIX)) {
                String name = variable.substring(Configuration.PREFIX.length());
                if (known.containsKey(name)) {
                    take(name, environment.get(variable));
                } else {
                    unknown(variable, name);
                }
            }
        }
    }

    /** Empty counts as not set: that is what a variable without a value becomes in a compose file. */
    private void take(String name, String text) {
        if (!text.isBlank()) {
            given.put(name, text);
        }
    }

    private void unknown(String written, String name) {
        String hint = Spelling.nearest(name, known.keySet())
                .map(near -> " Did you mean " + near + "?")
                .orElse("");
        problems.add("There is no setting " + written + "." + hint);
    }

    private void check(Setting<?> setting) {
        if (wrong.contains(setting.name())) {
            return;
        }
        if (given.containsKey(setting.name())) {
            checkValue(setting, given.get(setting.name()));
        } else if (setting.isRequired()) {
            wrong.add(setting.name());
            problems.add(setting.name() + " has to be set: " + setting.doc());
        }
    }

    private void checkValue(Setting<?> setting, String text) {
        try {
            setting.kind().parse(text);
        } catch (IllegalArgumentException e) {
            wrong.add(setting.name());
            String shown = setting.secret() ? "" : "=" + text;
            problems.add(setting.name() + shown + " " + e.getMessage() + ".");
        }
    }

    private void check(Rule rule, Configuration configuration) {
        boolean readable = rule.about().stream().noneMatch(setting -> wrong.contains(setting.name()));
        if (readable && !rule.holds().test(configuration)) {
            problems.add(rule.otherwise());
        }
    }
}
