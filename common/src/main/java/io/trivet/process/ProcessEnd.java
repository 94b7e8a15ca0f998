package io.trivet.process;

/** How this process is ended when it must not go on: the sentence is for whoever looks why. */
@FunctionalInterface
public interface ProcessEnd {
    /** The exit code of a process that must not be started again before somebody has looked. */
    int UNFIT = 3;

    void end(int exitCode, String why);
}
