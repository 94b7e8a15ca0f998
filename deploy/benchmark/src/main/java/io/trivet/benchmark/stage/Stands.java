package io.trivet.benchmark.stage;

import io.trivet.benchmark.plan.Subject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** All that is measured. While one is, the others run, and nobody asks anything of them. */
public final class Stands implements AutoCloseable {
    private final Map<Subject, Stand> bySubject = new EnumMap<>(Subject.class);
    private final Deque<Stand> started = new ArrayDeque<>();

    /** Starts one for these subjects if any of them is to be measured. */
    public void start(Set<Subject> wanted, List<Subject> subjects, Supplier<Stand> starter) {
        if (subjects.stream().anyMatch(wanted::contains)) {
            Stand stand = starter.get();
            started.push(stand);
            subjects.forEach(subject -> bySubject.put(subject, stand));
        }
    }

    public Stand of(Subject subject) {
        return bySubject.get(subject);
    }

    public Set<Stand> of(List<Subject> subjects) {
        Set<Stand> stands = new LinkedHashSet<>();
        subjects.forEach(subject -> stands.add(of(subject)));
        return stands;
    }

    public List<Stand> all() {
        return List.copyOf(started);
    }

    /** Ends all of them, even if one of them does not end well. */
    @Override
    public void close() {
        if (!started.isEmpty()) {
            Stand last = started.pop();
            try {
                last.close();
            } finally {
                close();
            }
        }
    }
}
