package dev.touchstone.reference;

import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.stack.OwnPostgres;
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

    private record Server(OwnPostgres postgres) implements AutoCloseable {
        static Server start() {
            return new Server(new OwnPostgres());
        }

        ReferenceConfig.Database emptyDatabase() {
            OwnPostgres.Empty database = postgres.emptyDatabase();
            return new ReferenceConfig.Database(
                    database.owner().jdbcUrl(),
                    login(database.owner()),
                    login(database.application()),
                    10);
        }

        private static ReferenceConfig.Login login(DatabaseAddress address) {
            return new ReferenceConfig.Login(address.user(), address.password());
        }

        @Override
        public void close() {
            postgres.close();
        }
    }
}
