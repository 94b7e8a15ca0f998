package io.trivet.deploy.local;

/** A picture of how much is done. */
final class Bar {
    private static final int WIDTH = 30;

    private Bar() {}

    static String of(int done, int total) {
        // Full only when all of it is done.
        int filled = total == 0 ? WIDTH : (int) ((long) WIDTH * done / total);
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + done + " of " + total;
    }
}
