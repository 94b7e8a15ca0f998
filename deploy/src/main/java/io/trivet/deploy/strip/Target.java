package io.trivet.deploy.strip;

import io.vertx.core.Future;
import java.util.List;

/** A store that is there to be measured, and how it is broken. */
interface Target extends AutoCloseable {
    /** What it is, in a few words. */
    String title();

    List<EntryPoint> entryPoints();

    Store store();

    /** So many keys for one client, spread over whoever leads them. */
    Future<List<String>> keys(String client, int count);

    /** What is broken when nothing else is asked for: one after the other, and from the beginning again. */
    List<String> usualFaults();

    /** What is typed, such as {@code pause w2}; who that is may depend on the moment. */
    Future<Fault> fault(String text);

    /** Whether this entry point is to be expected to serve. */
    Future<Boolean> isReady(EntryPoint at);

    /** Whether nothing is left to be done after a fault, so that the next one meets all of it. */
    Future<Boolean> isWhole();

    @Override
    void close();
}
