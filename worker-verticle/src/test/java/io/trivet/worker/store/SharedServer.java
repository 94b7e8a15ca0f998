package io.trivet.worker.store;

import io.trivet.postgres.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands tests a database on a server that all of them share, empty at the beginning of each test. */
final class SharedServer implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

    /** Without senders no commit waits for a standby, which one test has to make it do. */
    private static final Map<String, String> SETTINGS = Map.of("max_wal_senders", "2");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        PostgresServer server = test.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        PostgresServer.class, shared -> PostgresServer.temporary(SETTINGS), PostgresServer.class);
        Database database = test.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Database.class, own -> new Database(server), Database.class);
        database.empty();
        return database;
    }
}
