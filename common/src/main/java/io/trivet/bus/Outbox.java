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

/** What a desk says, by address: gathered until the end of the turn, and then sent. */
final class Outbox {
    private final Desk desk;
    private final Function<String, Optional<Line>> routes;
    private final BiConsumer<Line, List<Ask>> notSent;
    private final Map<String, Line> lines = new HashMap<>();
    private List<Line> gathering = new ArrayList<>();

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

    private void gather(Line line) {
        if (gathering.isEmpty()) {
            desk.timing().endOfTurn(this::flush);
        }
        if (!line.isGathering()) {
            gathering.add(line);
        }
    }

    private void flush() {
        List<Line> gathered = gathering;
        gathering = new ArrayList<>();
        gathered.forEach(line -> desk.guarded(() -> notSent.accept(line, line.flush())));
    }
}
