package io.trivet.cluster.plan;

/** Nothing was changed, and the message is a sentence that says why not. */
public final class OrderRefused extends RuntimeException {
    public OrderRefused(String sentence) {
        super(sentence, null, false, false);
    }
}
