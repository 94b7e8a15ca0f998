package io.trivet.worker;

import java.util.concurrent.atomic.LongAdder;

/** What became of a lane's leaderships. Written on its event loop, read from anywhere. */
record LaneFigures(LongAdder takeovers, LongAdder ended, LongAdder chosen, LongAdder purged, LongAdder twins) {
    LaneFigures() {
        this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }
}
