package io.trivet.register.leader;

/** The leadership ended, or a member gave no answer that helps: whoever waits gets this instead of silence. */
final class LeadershipOver extends RuntimeException {
    /** That it ended, and nothing else. */
    static final LeadershipOver OVER = new LeadershipOver("the leadership is over");

    private static final long serialVersionUID = 1L;

    LeadershipOver(String why) {
        super(why, null, false, false);
    }
}
