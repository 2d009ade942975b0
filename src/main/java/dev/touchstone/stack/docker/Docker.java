package dev.touchstone.stack.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The {@code docker} command of this machine. Every call of it ends within a limit. */
public final class Docker {

    private static final Duration SHORT = Duration.ofSeconds(30);

    private final String command;

    /** The one on the PATH. */
    public Docker() {
        this("docker");
    }

    /** Another one. */
    public Docker(String command) {
        this.command = command;
    }

    /**
     * What came of a call.
     *
     * @param code 0 when it did what it should
     */
    public record Said(int code, String out, String err) {

        boolean well() {
            return code == 0;
        }

        List<String> lines() {
            return out.lines().filter(line -> !line.isBlank()).toList();
        }

        /** The last thing that it complained of. */
        String complaint() {
            List<String> all = Stream.concat(out.lines(), err.lines()).toList();
            return all.stream()
                    .filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .map(String::strip)
                    .orElse("it ended with " + code + " and said nothing");
        }
    }

    /** What keeps containers from being started here; empty when nothing does. */
    public Optional<String> lack() {
        try {
            Said server = say("version", "--format", "{{.Server.Version}}");
            if (!server.well()) {
                return Optional.of("no Docker daemon answers (" + server.complaint() + ")");
            }
            Said compose = say("compose", "version", "--short");
            return compose.well()
                    ? Optional.empty()
                    : Optional.of("its docker command has no compose plugin");
        } catch (NoCommand e) {
            return Optional.of("there is no docker command");
        }
    }

    /** There is no such command on this machine. */
    static final class NoCommand extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoCommand(Throwable cause) {
            super(cause);
        }
    }

    Said say(String... arguments) {
        return say(SHORT, Map.of(), List.of(arguments));
    }

    /** One that is ended when it takes longer than that. */
    Said say(Duration limit, Map<String, String> environment, List<String> arguments) {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(Stream.of(command), arguments.stream()).toList());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> out = reading(process.getInputStream());
            CompletableFuture<String> err = reading(process.getErrorStream());
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                return new Said(
                        -1,
                        "",
                        "docker %s did not end within %d ms"
                                .formatted(arguments.get(0), limit.toMillis()));
            }
            return new Said(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new NoCommand(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Said(-1, "", "waiting for docker was interrupted");
        }
    }

    private static CompletableFuture<String> reading(InputStream from) {
        CompletableFuture<String> all = new CompletableFuture<>();
        Thread reader =
                new Thread(
                        () -> {
                            try (from) {
                                all.complete(
                                        new String(from.readAllBytes(), StandardCharsets.UTF_8));
                            } catch (IOException e) {
                                all.completeExceptionally(new UncheckedIOException(e));
                            }
                        },
                        "docker-output");
        reader.setDaemon(true);
        reader.start();
        return all;
    }
}
