package io.trivet.watch.hub;

/** Whoever watches. Called on the hub's event loop, and has to be quick: others wait behind it. */
@FunctionalInterface
public interface Listener {
    void told(Told told);
}
