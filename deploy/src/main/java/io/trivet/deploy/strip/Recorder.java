package io.trivet.deploy.strip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Notes what clients get, and when; safe for many threads. Times are in nanoseconds. */
final class Recorder {
    private final long origin;
    private final Map<String, Notes> clients = new LinkedHashMap<>();
    private final List<Span> stalls = new ArrayList<>();
    private final List<Span> slowDisk = new ArrayList<>();

    /** @param clients by their names, in the order in which they are shown */
    Recorder(long origin, Map<String, EntryPoint> clients) {
        this.origin = origin;
        clients.forEach((name, at) -> this.clients.put(name, new Notes(at)));
    }

    private static final class Notes {
        private final EntryPoint at;
        private final List<Long> successes = new ArrayList<>();
        private final List<Long> violations = new ArrayList<>();
        private final List<Span> away = new ArrayList<>();
        private long gone = Long.MAX_VALUE;

        Notes(EntryPoint at) {
            this.at = at;
        }

        void back(long now) {
            if (gone < now) {
                away.add(new Span(gone, now));
            }
            gone = Long.MAX_VALUE;
        }

        /** One that is away stays so. */
        List<Span> awayUntilNow() {
            Stream<Span> open = gone == Long.MAX_VALUE ? Stream.empty() : Stream.of(new Span(gone, Long.MAX_VALUE));
            return Stream.concat(away.stream(), open).toList();
        }
    }

    long origin() {
        return origin;
    }

    synchronized void succeeded(String client, long now) {
        clients.get(client).successes.add(now);
    }

    synchronized void violated(String client, long now) {
        clients.get(client).violations.add(now);
    }

    synchronized void stalled(long from, long until) {
        stalls.add(new Span(from, until));
    }

    synchronized void slowDisk(long from, long until) {
        slowDisk.add(new Span(from, until));
    }

    /** Whoever asks there is not to expect anything from now on. */
    synchronized void away(EntryPoint at, long now) {
        of(at).forEach(notes -> notes.gone = Math.min(notes.gone, now));
    }

    synchronized void back(EntryPoint at, long now) {
        of(at).forEach(notes -> notes.back(now));
    }

    private Stream<Notes> of(EntryPoint at) {
        return clients.values().stream().filter(notes -> notes.at.equals(at));
    }

    synchronized List<Track> tracks() {
        return clients.entrySet().stream()
                .map(entry -> track(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Track track(String client, Notes notes) {
        return new Track(
                client,
                notes.at,
                origin,
                List.copyOf(notes.successes),
                List.copyOf(notes.violations),
                notes.awayUntilNow());
    }

    synchronized List<Span> stalls() {
        return List.copyOf(stalls);
    }

    synchronized List<Span> slowDisk() {
        return List.copyOf(slowDisk);
    }
}
