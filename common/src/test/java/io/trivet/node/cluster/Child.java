package io.trivet.node.cluster;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A {@link TestProcess} as its parent sees it: what it told, and what can be done to it. */
final class Child implements AutoCloseable {
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);

    private final String name;
    private final Process process;
    private final OutputStream input;
    private final List<String> told = new ArrayList<>();
    private final List<String> output = new ArrayList<>();

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.input = process.getOutputStream();
    }

    /** Listens on this machine's own address; the others are at these ports. */
    static Child start(String name, int port, String ports) throws IOException {
        String members =
                Arrays.stream(ports.split(",")).map(each -> "127.0.0.1:" + each).collect(joining(","));
        return start(name, "127.0.0.1:" + port, members, List.of());
    }

    static Child start(String name, String self, String members, List<String> options) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(java, "-Xmx64m", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath, TestProcess.class.getName()));
        command.addAll(List.of(name, self, members));
        Child child = new Child(
                name, new ProcessBuilder(command).redirectErrorStream(true).start());
        new Thread(child::read, "output of " + name).start();
        return child;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException e) {
            heard("the output ended: " + e.getMessage());
        }
    }

    private synchronized void heard(String line) {
        output.add(line);
        if (line.startsWith(TestProcess.TOLD)) {
            told.add(line.substring(TestProcess.TOLD.length()));
        }
        notifyAll();
    }

    String name() {
        return name;
    }

    /** How much it has told until now. */
    synchronized int mark() {
        return told.size();
    }

    synchronized boolean hasTold(String beginning, int since) {
        return told.stream().skip(since).anyMatch(line -> line.startsWith(beginning));
    }

    /** What follows these words in the first line that begins with them. */
    String await(String beginning, int since) throws InterruptedException {
        return awaitLine(line -> line.startsWith(beginning), beginning, since)
                .substring(beginning.length())
                .trim();
    }

    private synchronized String awaitLine(Predicate<String> wanted, String what, int since)
            throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT;
        int next = since;
        while (true) {
            for (; next < told.size(); next++) {
                if (wanted.test(told.get(next))) {
                    return told.get(next);
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError(name + " never told: " + what + "\n" + String.join("\n", output));
            }
            wait(left);
        }
    }

    void say(String command) throws IOException {
        input.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String which) throws IOException, InterruptedException {
        int result =
                new ProcessBuilder("kill", which, "" + process.pid()).start().waitFor();
        if (result != 0) {
            throw new AssertionError("kill " + which + " " + name + ": " + result);
        }
    }

    /** With SIGKILL, which a frozen process obeys as well. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
