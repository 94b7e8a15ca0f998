package io.trivet.bus;

import io.trivet.bus.DeskCounters.Count;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What a desk says, by address: gathered until the end of the turn, and then sent. While an address owes an answer,
 * what comes up for it is kept a little longer: the busier it is, the more goes into a parcel. A parcel costs several
 * times as much as what is in it.
 */
final class Outbox {
    private final Desk desk;
    private final Function<String, Optional<Line>> routes;
    private final BiConsumer<Line, List<Ask>> notSent;
    private final Map<String, Line> lines = new HashMap<>();
    private List<Line> gathering = new ArrayList<>();
    private boolean flushing;
    private boolean lingering;

    /**
     * @param routes makes the line to an address, if there can be one
     * @param notSent told of questions that have not left this process
     */
    Outbox(Desk desk, Function<String, Optional<Line>> routes, BiConsumer<Line, List<Ask>> notSent) {
        this.desk = desk;
        this.routes = routes;
        this.notSent = notSent;
    }

    Optional<Line> line(String address) {
        Optional<Line> known = known(address);
        if (known.isPresent()) {
            return known;
        }
        int most = desk.settings().addresses();
        if (lines.size() >= most) {
            lines.values().removeIf(Line::isIdle);
        }
        Optional<Line> made = lines.size() < most ? routes.apply(address) : Optional.empty();
        made.ifPresent(line -> lines.put(address, line));
        return made;
    }

    Optional<Line> known(String address) {
        return Optional.ofNullable(lines.get(address));
    }

    Collection<Line> lines() {
        return lines.values();
    }

    Optional<Line> remove(String address) {
        return Optional.ofNullable(lines.remove(address));
    }

    void ask(Ask ask, long left) {
        gather(ask.line());
        ask.line().ask(ask, left);
    }

    /** Dropped when too much was answered there since anything came from there: nobody may be reading it. */
    void answer(Sender to, Parcel.Answered answered) {
        Optional<Line> line = line(to.address())
                .filter(known -> known.bytesAnswered() < desk.settings().answeringBytes());
        if (line.isEmpty()) {
            desk.counters().add(Count.DROPPED);
        }
        line.ifPresent(known -> {
            gather(known);
            known.answer(answered);
        });
    }

    /** Somebody there is awake. */
    void heard(String address) {
        known(address).ifPresent(line -> {
            line.heard();
            if (line.isGathering()) {
                flushSoon();
            }
        });
    }

    private void gather(Line line) {
        if (!line.isGathering()) {
            gathering.add(line);
        }
        if (isKept(line)) {
            flushLater();
        } else {
            flushSoon();
        }
    }

    private void flushSoon() {
        if (!flushing) {
            flushing = true;
            desk.timing().endOfTurn(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        List<Line> gathered = gathering;
        gathering = new ArrayList<>();
        for (Line line : gathered) {
            if (isKept(line)) {
                gathering.add(line);
            } else {
                desk.guarded(() -> notSent.accept(line, line.flush(desk.timing().now())));
            }
        }
        if (!gathering.isEmpty()) {
            flushLater();
        }
    }

    private void flushLater() {
        if (!lingering) {
            lingering = true;
            desk.timing().after(desk.settings().times().linger(), () -> {
                lingering = false;
                flush();
            });
        }
    }

    private boolean isKept(Line line) {
        return line.isKept(desk.timing().now() - desk.settings().times().linger());
    }
}
