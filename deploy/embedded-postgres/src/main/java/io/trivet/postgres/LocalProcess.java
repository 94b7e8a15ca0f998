package io.trivet.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A process of this machine that somebody may have started long ago, with all the processes that it started.
 *
 * @param mark what its command line holds and no other's does: a number alone may be a stranger's by now
 */
public record LocalProcess(long pid, String mark) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final Duration PAUSE_LIMIT = Duration.ofSeconds(10);
    private static final Duration CHANGE_LIMIT = Duration.ofSeconds(1);
    /** Its place among the fields of stat, counted from that of the state. */
    private static final int THREADS = 17;

    /** Also false of one that has ended and that nobody has asked for its exit code: its command line is gone. */
    public boolean isAlive() {
        return handle().flatMap(LocalProcess::commandLine)
                .filter(line -> line.contains(mark))
                .isPresent();
    }

    /** For a moment there is none, while a process becomes another program: a long one where the disk stands still. */
    private static Optional<String> commandLine(ProcessHandle handle) {
        await(handle.pid(), () -> handle.info().commandLine().isPresent() || !isMoving(handle.pid()), CHANGE_LIMIT);
        return handle.info().commandLine();
    }

    /** Freezes it as it stands (SIGSTOP); returns when nothing of it moves any more. */
    public void pause() {
        Set<Long> stopped = new HashSet<>();
        // A parent that is stopped has no more children, so the second look is usually the last.
        for (List<Long> rest = family(); !rest.isEmpty(); rest = unseen(stopped)) {
            signal("STOP", rest);
            rest.forEach(each -> await(each, () -> !isMoving(each), PAUSE_LIMIT));
            stopped.addAll(rest);
        }
    }

    public void unpause() {
        signal("CONT", family());
    }

    public boolean isPaused() {
        return isAlive() && state(pid).startsWith("T");
    }

    /** Ends it and all it started, without a chance to say anything (SIGKILL); returns when they are gone. */
    public void kill(Duration limit) {
        pause();
        signal("KILL", family());
        if (!awaitEnd(limit)) {
            throw new PostgresException(
                    "Process " + pid + " is still there " + limit.toSeconds() + " s after SIGKILL.");
        }
    }

    /** Asks it to end, and ends it if it has not by the limit; what is frozen goes on first, or it could not hear. */
    public void end(Duration limit) {
        unpause();
        terminate();
        if (!awaitEnd(limit)) {
            kill(limit);
        }
    }

    /** Asks it to end (SIGTERM). */
    public void terminate() {
        signal("TERM", isAlive() ? List.of(pid) : List.of());
    }

    /** Whether it has ended when this returns, which is at its end or at the limit. */
    public boolean awaitEnd(Duration limit) {
        return await(pid, () -> !isAlive() && !isVanishing(), limit);
    }

    /** What it ran is gone, and its ports may not be free yet: the first of its threads may end before the others. */
    private boolean isVanishing() {
        return handle().filter(handle -> handle.info().commandLine().isEmpty()).isPresent()
                && (isMoving(pid) || threads(pid) > 1);
    }

    /** Nobody tells us about a process that is not our child, so we look again and again. */
    private static boolean await(long pid, BooleanSupplier condition, Duration limit) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > limit.toNanos()) {
                return false;
            }
            ProcessHandle.of(pid).ifPresent(LocalProcess::look);
        }
        return true;
    }

    private static void look(ProcessHandle handle) {
        try {
            handle.onExit().get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException again) {
            Thread.onSpinWait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("Interrupted while waiting for process " + handle.pid(), e);
        }
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid);
    }

    /** The process itself first. */
    public List<Long> family() {
        List<Long> pids = new ArrayList<>();
        if (isAlive()) {
            pids.add(pid);
            handle().ifPresent(handle ->
                    handle.descendants().map(ProcessHandle::pid).forEach(pids::add));
        }
        return pids;
    }

    private List<Long> unseen(Set<Long> stopped) {
        return family().stream().filter(each -> !stopped.contains(each)).toList();
    }

    /** By the shell, whose own kill is everywhere. One that has ended meanwhile is no failure. */
    private static void signal(String name, List<Long> pids) {
        if (pids.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>(List.of("sh", "-c", "kill -s \"$@\" || :", "sh", name));
        pids.forEach(each -> words.add(Long.toString(each)));
        new Command(words, Command.LIMIT).run("No signal can be sent to process " + pids.get(0));
    }

    /** Neither stopped, nor ended with nobody having asked for its exit code. */
    private static boolean isMoving(long pid) {
        String state = state(pid);
        return !state.isEmpty() && !state.startsWith("T") && !state.startsWith("Z");
    }

    private static int threads(long pid) {
        String[] fields = state(pid).split(" ");
        return fields.length > THREADS ? Integer.parseInt(fields[THREADS]) : 0;
    }

    /** And what the system says of it after that, where it says more. */
    private static String state(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            if (Files.isReadable(stat)) {
                String line = Files.readString(stat);
                return line.substring(line.lastIndexOf(')') + 1).strip();
            }
            return Command.of("ps", "-o", "state=", "-p", Long.toString(pid))
                    .run("ps does not know it")
                    .strip();
        } catch (IOException | PostgresException ended) {
            return "";
        }
    }
}
