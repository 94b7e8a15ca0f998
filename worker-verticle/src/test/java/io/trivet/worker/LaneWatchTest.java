package io.trivet.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Timing;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import io.trivet.watch.WatchRules;
import io.trivet.watch.leader.Lookout;
import io.trivet.watch.leader.WatchBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LaneWatchTest {
    private static final Ballot BALLOT = Ballot.of(4, 1, 1);

    private final Logger log = (Logger) LoggerFactory.getLogger(Lane.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final List<String> stopped = new ArrayList<>();
    private final LaneFigures figures = new LaneFigures();
    private final Lookout lookout = new Lookout(new NobodyWatches(), WatchBounds.DEFAULTS, new WatchRules());
    private final LaneWatch watch = new LaneWatch(figures, lookout, stopped::add);

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(lines);
        log.setLevel(null);
    }

    @Test
    void troubleIsSaidOnceUntilItIsAnotherOrWasOver() {
        watch.away(1, "connection refused");
        watch.away(1, "connection refused");
        assertEquals(1, lines.list.size());
        watch.away(1, "out of disk");
        assertEquals(2, lines.list.size());
        watch.serves(1);
        watch.away(1, "out of disk");
        assertEquals(4, lines.list.size());
    }

    @Test
    void theEndOfAStallIsSaidLikeItsBeginning() {
        watch.stalls(1, "no answer");
        watch.answers(1);
        assertEquals(
                List.of(Level.WARN, Level.INFO),
                lines.list.stream().map(ILoggingEvent::getLevel).toList());
    }

    @Test
    void leadershipsAreCountedAndAreNoNews() {
        watch.leads(3, BALLOT, PartitionConfig.of(4, WorkerSet.of(1)));
        watch.leadsNoMore(3, BALLOT, "over");
        assertEquals(1, figures.takeovers().sum());
        assertEquals(1, figures.ended().sum());
        assertEquals(List.of(), lines.list);
    }

    @Test
    void whatIsSyncedEndsWithItsLeadership() {
        watch.synced(3, BALLOT);
        watch.synced(5, BALLOT);
        watch.leadsNoMore(3, BALLOT, "over");
        assertEquals(Map.of(5, 4), watch.synced());
    }

    @Test
    void whoMustStopIsToldWhy() {
        watch.mustStop("its database is another's");
        assertEquals(List.of("its database is another's"), stopped);
    }

    /** So nothing is to be done at any time. */
    private static final class NobodyWatches implements Timing {
        @Override
        public long now() {
            throw new AssertionError("it costs something");
        }

        @Override
        public long wallClock() {
            throw new AssertionError("it costs something");
        }

        @Override
        public Cancellable after(long millis, Runnable task) {
            throw new AssertionError("it costs something");
        }

        @Override
        public void endOfTurn(Runnable task) {
            throw new AssertionError("it costs something");
        }
    }

    @Test
    void whatIsChosenCostsNothingWhileNobodyWatches() {
        watch.leads(3, BALLOT, PartitionConfig.of(4, WorkerSet.of(1, 2, 3)));
        watch.verified(3, BALLOT);
        watch.chosen(
                3, BALLOT, Bytes.utf8("k"), new Row(new Stamp(BALLOT, 1), State.absent(Clock.NONE, OperationId.NONE)));
        watch.leadsNoMore(3, BALLOT, "a test");
        assertEquals(0, lookout.watchedPartitions());
    }
}
