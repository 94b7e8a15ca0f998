package io.trivet.bus;

/** The other desk took a question and says that it has no answer, and why. What became of it there is not known. */
public final class PeerFailed extends RuntimeException {
    public PeerFailed(String why) {
        super(why, null, false, false);
    }
}
