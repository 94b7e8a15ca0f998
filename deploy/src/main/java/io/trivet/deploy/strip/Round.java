package io.trivet.deploy.strip;

import java.util.List;

/**
 * A fault and what clients got before and after it.
 *
 * @param stalls when this program itself did not get to run
 * @param slowDisk when it took long to write a byte down
 */
record Round(String fault, String kind, Times times, List<Track> tracks, List<Span> stalls, List<Span> slowDisk) {
    /** Part of a round. One in which this program stalled, or the disk stood still, says nothing about the store. */
    record Window(boolean isVoid, Figures figures) {}

    Window control() {
        return window(times.control());
    }

    Window broken() {
        return window(times.fault());
    }

    private boolean diskStoodStill(Span span) {
        return slowDisk.stream().anyMatch(slow -> slow.length() >= DiskWatcher.STANDS_STILL && slow.overlaps(span));
    }

    private Window window(Span span) {
        return new Window(
                stalls.stream().anyMatch(span::overlaps) || diskStoodStill(span),
                Figures.of(tracks.stream().map(track -> track.figures(span)).toList()));
    }
}
