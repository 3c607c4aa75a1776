package io.headrace.store;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.InvalidKeyspaceException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.internal.core.time.ServerSideTimestampGenerator;
import io.headrace.config.CassandraSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** How a driver session is configured and opened on our keyspace, which is created if need be. */
final class DriverSession {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  /** A schema change has to reach every node before it is answered. */
  static final Duration SCHEMA_TIMEOUT = Duration.ofSeconds(20);

  private DriverSession() {}

  static CompletionStage<CqlSession> open(CassandraSettings settings) {
    return openExisting(settings)
        .exceptionallyCompose(
            failure ->
                isKeyspaceMissing(failure)
                    ? createKeyspace(settings).thenCompose(created -> open(settings))
                    : CompletableFuture.failedFuture(failure));
  }

  /** Creates nothing: fails when the keyspace is missing. */
  static CompletionStage<CqlSession> openExisting(CassandraSettings settings) {
    return connect(settings).withKeyspace(keyspace(settings)).buildAsync();
  }

  static boolean isKeyspaceMissing(Throwable failure) {
    return failure instanceof InvalidKeyspaceException
        || (failure instanceof CompletionException
            && failure.getCause() instanceof InvalidKeyspaceException);
  }

  private static CompletionStage<Void> createKeyspace(CassandraSettings settings) {
    return connect(settings)
        .buildAsync()
        .thenCompose(
            session ->
                session
                    .executeAsync(
                        SimpleStatement.newInstance(createKeyspaceCql(settings))
                            .setTimeout(SCHEMA_TIMEOUT))
                    .whenComplete((created, failure) -> session.closeAsync()))
        .thenAccept(created -> {});
  }

  private static String createKeyspaceCql(CassandraSettings settings) {
    return """
    CREATE KEYSPACE IF NOT EXISTS %s
    WITH replication = {'class': 'NetworkTopologyStrategy', '%s': %d}
    """
        .formatted(
            keyspace(settings).asCql(true),
            settings.datacenter().replace("'", "''"),
            settings.replication());
  }

  private static CqlIdentifier keyspace(CassandraSettings settings) {
    return CqlIdentifier.fromInternal(settings.keyspace());
  }

  private static CqlSessionBuilder connect(CassandraSettings settings) {
    return CqlSession.builder()
        .withClassLoader(DriverSession.class.getClassLoader())
        .addContactPoints(settings.contactPoints())
        .withLocalDatacenter(settings.datacenter())
        .withConfigLoader(configuration(settings));
  }

  private static DriverConfigLoader configuration(CassandraSettings settings) {
    // Named, because the driver's own threads have no context class loader to read defaults with.
    return DriverConfigLoader.programmaticBuilder(DriverSession.class.getClassLoader())
        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "LOCAL_QUORUM")
        .withString(DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY, "LOCAL_SERIAL")
        .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, false)
        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, REQUEST_TIMEOUT)
        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, REQUEST_TIMEOUT)
        .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, REQUEST_TIMEOUT)
        .withInt(DefaultDriverOption.CONNECTION_POOL_LOCAL_SIZE, 2)
        .withInt(DefaultDriverOption.CONNECTION_MAX_REQUESTS, 4096)
        .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(250))
        .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(2))
        .withDuration(DefaultDriverOption.HEARTBEAT_INTERVAL, Duration.ofSeconds(10))
        // Rows that need a timestamp name it in their statement; no clock of ours decides.
        .withClass(
            DefaultDriverOption.TIMESTAMP_GENERATOR_CLASS, ServerSideTimestampGenerator.class)
        .withStringList(
            DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES, List.of(settings.keyspace()))
        // Tests, and services that share a JVM, have a session each.
        .withInt(DefaultDriverOption.SESSION_LEAK_THRESHOLD, 32)
        // The driver answers a schema change when it has refreshed its own picture, a second later
        // by default: too long for a migration of many statements.
        .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(20))
        .withInt(DefaultDriverOption.NETTY_IO_SIZE, 2)
        .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
        .withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
        .build();
  }
}
