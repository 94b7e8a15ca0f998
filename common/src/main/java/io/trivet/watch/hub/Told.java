package io.trivet.watch.hub;

import io.trivet.watch.Change;
import java.util.List;

/**
 * What a watcher is told. All who want the same are told by the same object, so that it is turned into text once.
 */
public sealed interface Told {
    /**
     * From here on every change is told.
     *
     * @param resumed whether also those since the id that the watcher came with
     * @param id stands for all that was told before; empty where there is none
     */
    record Ready(boolean resumed, String id) implements Told {}

    record Changed(List<Change> changes) implements Told {}

    /** Changes are missing. */
    record Reset(String id) implements Told {}

    /** All before this has been told. */
    record Mark(String id) implements Told {}

    /** A sign of life. */
    record Alive() implements Told {}

    /** Nothing more will be told here. */
    record End() implements Told {}
}
