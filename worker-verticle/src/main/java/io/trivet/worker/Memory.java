package io.trivet.worker;

import io.trivet.bus.Heartbeat.Duties;
import io.trivet.bus.Heartbeat.Status;
import io.trivet.bus.Heartbeat.StoreReport;
import io.trivet.register.Life;
import io.trivet.register.row.Ballot;
import io.trivet.worker.store.Born;
import io.trivet.worker.store.Size;
import io.trivet.worker.store.StoreFigures;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What a worker's process knows of itself and has seen of others, put together on its main event loop. */
final class Memory {
    private static final String LEAVING = "this worker is about to end, and leads nothing any more";

    private final Born born;
    private final Beats beats;
    private final Map<UUID, Life> seen;
    private final List<LaneReport> reports;
    private volatile Size size = new Size(0, 0);
    private volatile boolean leaving;

    Memory(Born born) {
        this.born = born;
        this.beats = new Beats(born.life(), born.beats());
        this.seen = new HashMap<>(born.seen());
        this.reports =
                new CopyOnWriteArrayList<>(Collections.nCopies(born.beats().size(), LaneReport.NONE));
    }

    /** As of the start. */
    Life life() {
        return born.life();
    }

    UUID identity() {
        return born.life().identity();
    }

    /** Names this run of the process. */
    long session() {
        return born.life().nonce();
    }

    Beats beats() {
        return beats;
    }

    // ---------------------------------------------------------------- others

    /** What others say of themselves; of itself a worker knows better. */
    void heard(Life life) {
        if (!life.identity().equals(identity())) {
            seen.merge(life.identity(), life, Life::further);
        }
    }

    /** The same database, or a copy of it, was started again after this process: only one of the two may serve. */
    boolean isSucceededBy(Life life) {
        return life.identity().equals(identity()) && life.incarnation() > life().incarnation();
    }

    Optional<Life> seenOf(UUID identity) {
        return Optional.ofNullable(seen.get(identity));
    }

    Collection<Life> seen() {
        return List.copyOf(seen.values());
    }

    // ---------------------------------------------------------------- itself

    void reported(int lane, LaneReport report) {
        reports.set(lane, report);
        report.heard().values().forEach(this::heard);
    }

    void measured(Size now) {
        size = now;
    }

    /** As long as it leaves, others are told not to give it anything to lead. */
    void leaving(boolean now) {
        leaving = now;
    }

    Duties duties() {
        Map<Integer, Ballot> leads = new TreeMap<>();
        Map<Integer, Integer> synced = new TreeMap<>();
        reports.forEach(report -> {
            leads.putAll(report.leads());
            synced.putAll(report.synced());
        });
        return new Duties(leads, synced, verified(), behind());
    }

    // What follows is for any thread.

    Set<Integer> leads() {
        return reports.stream()
                .flatMap(report -> report.leads().keySet().stream())
                .collect(Collectors.toSet());
    }

    int leading() {
        return reports.stream().mapToInt(report -> report.leads().size()).sum();
    }

    int verified() {
        return reports.stream().mapToInt(LaneReport::verified).sum();
    }

    private int behind() {
        return reports.stream().mapToInt(LaneReport::behind).sum();
    }

    Optional<StoreFigures> figures(int lane) {
        return reports.get(lane).figures();
    }

    StoreReport store() {
        LaneReport worst =
                reports.stream().max(Comparator.comparing(LaneReport::state)).orElseThrow();
        long micros = reports.stream()
                .flatMap(report -> report.figures().stream())
                .mapToLong(StoreFigures::commitMicros)
                .max()
                .orElse(0);
        return leaving && worst.state() == Status.WELL
                ? new StoreReport(Status.LEAVING, LEAVING, micros, size.rows(), size.bytes())
                : new StoreReport(worst.state(), worst.why(), micros, size.rows(), size.bytes());
    }

    Optional<String> trouble() {
        return Optional.of(store().why()).filter(why -> !why.isEmpty());
    }
}
