package io.trivet.deploy.strip;

import java.util.Set;

/**
 * Something that is broken and mended again.
 *
 * @param text what is done, and to what
 * @param kind what it is summed up under
 * @param away entry points that are broken themselves
 * @param breaks does it; both return when it is done, and throw a Refusal if it cannot be
 */
record Fault(String text, String kind, Set<EntryPoint> away, Runnable breaks, Runnable mends) {}
