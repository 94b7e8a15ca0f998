package io.trivet.cluster;

/** What the answers so far amount to; neither {@link #WON} nor {@link #LOST} is ever taken back by further answers. */
public enum Verdict {
    PENDING,
    WON,
    LOST
}
