package io.trivet.deploy.local;

/** Something that is not done, with a sentence for whoever asked for it. */
public final class Refusal extends RuntimeException {
    /** What was typed makes no sense. */
    public static final int MISUSE = 2;

    private final int exitCode;

    public Refusal(String sentence) {
        this(sentence, 1);
    }

    Refusal(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public static Refusal misuse(String sentence) {
        return new Refusal(sentence, MISUSE);
    }

    public int exitCode() {
        return exitCode;
    }
}
