package dev.touchstone.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * A reference router in a process of its own, which ends with this one: it reads from a pipe that
 * the system closes when this process ends in whatever way.
 */
final class RouterProcess implements RunningRouter {

    private static final int SECONDS_TO_START = 60;
    private static final int LINES_KEPT = 20;

    private final Process process;
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    private RouterProcess(Process process) {
        this.process = process;
    }

    /** Begins to start one; {@link #url()} waits until it listens. */
    static RouterProcess start(RouterPlan plan) {
        try {
            RouterProcess started = new RouterProcess(command().start());
            started.tell(plan);
            Link.thread("router-process", started::listen);
            return started;
        } catch (IOException e) {
            throw new StackFailed("A router cannot be started in its own process", e);
        }
    }

    private static ProcessBuilder command() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Xshare:auto",
                        "-Xmx192m",
                        // Two processes that open one log file cut it off for each other.
                        "-Dorg.slf4j.simpleLogger.logFile=System.err",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RouterProgram.class.getName())
                .redirectErrorStream(true);
    }

    /** The pipe stays open: its end is the child's end. */
    private void tell(RouterPlan plan) throws IOException {
        Writer to = process.outputWriter();
        to.write(JsonMapper.builder().build().writeValueAsString(plan) + "\n");
        to.flush();
    }

    private void listen() {
        try (BufferedReader from = process.inputReader()) {
            String line;
            while ((line = from.readLine()) != null) {
                heard(line);
            }
        } catch (IOException e) {
            said.add("its output was lost: " + e.getMessage());
        }
        address.completeExceptionally(
                new StackFailed("A router in its own process has ended: " + said));
    }

    private void heard(String line) {
        if (line.startsWith(RouterProgram.LISTENING)) {
            address.complete(URI.create(line.substring(RouterProgram.LISTENING.length())));
            return;
        }
        said.add(line);
        if (said.size() > LINES_KEPT) {
            said.remove();
        }
    }

    @Override
    public URI url() {
        try {
            return address.copy().orTimeout(SECONDS_TO_START, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StackFailed failed
                    ? failed
                    : new StackFailed("A router in its own process does not listen: " + said, e);
        }
    }

    @Override
    public void kill() {
        try {
            process.destroyForcibly();
            if (!process.waitFor(SECONDS_TO_START, TimeUnit.SECONDS)) {
                throw new StackFailed("A killed router does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** There is nothing that it would have to do before its end. */
    @Override
    public void close() {
        kill();
    }
}
