package io.trivet.rest.port;

/** An order may or may not have been carried out; giving it again does no harm. The message is a sentence. */
public final class OrderUnknown extends RuntimeException {
    public OrderUnknown(String sentence) {
        super(sentence, null, false, false);
    }
}
