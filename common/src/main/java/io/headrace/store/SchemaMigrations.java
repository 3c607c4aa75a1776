package io.headrace.store;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a keyspace's schema up to date, safely when several instances start at once.
 *
 * <p>Applied versions are rows of {@code schema_migrations}, one partition, whose static column
 * names the instance that may change the schema now: a lease taken with a conditional write, which
 * expires by itself if its owner dies. Whoever does not get it waits and looks again. Schema
 * changes of two owners would not be serialized by Cassandra itself, hence the lease; each
 * statement is repeatable, hence no harm when a lease ends between a change and its record.
 */
final class SchemaMigrations {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaMigrations.class);
  private static final long LOOK_AGAIN_MILLIS = 200;

  /** Outlasts the longest statement, and is renewed before each. */
  private static final long LEASE_SECONDS = DriverSession.SCHEMA_TIMEOUT.toSeconds() + 10;

  private static final String CREATE_TABLE =
      """
      CREATE TABLE IF NOT EXISTS schema_migrations (
        schema_name text,
        version int,
        title text,
        lease_owner uuid static,
        PRIMARY KEY (schema_name, version)
      ) WITH id = %s
      """;
  private static final String SELECT_VERSIONS =
      "SELECT version FROM schema_migrations WHERE schema_name = 'headrace'";
  private static final String TAKE_LEASE =
      """
      UPDATE schema_migrations USING TTL %d SET lease_owner = ?
      WHERE schema_name = 'headrace' IF lease_owner = null
      """
          .formatted(LEASE_SECONDS);
  private static final String RENEW_LEASE =
      """
      UPDATE schema_migrations USING TTL %d SET lease_owner = ?
      WHERE schema_name = 'headrace' IF lease_owner = ?
      """
          .formatted(LEASE_SECONDS);
  private static final String RECORD =
      """
      UPDATE schema_migrations SET title = ?
      WHERE schema_name = 'headrace' AND version = ? IF lease_owner = ?
      """;
  private static final String RETURN_LEASE =
      """
      UPDATE schema_migrations SET lease_owner = null
      WHERE schema_name = 'headrace' IF lease_owner = ?
      """;

  private final Vertx vertx;
  private final UUID instance = UUID.randomUUID();

  SchemaMigrations(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Completes when every migration is applied, by this instance or another. */
  Future<Void> run(CqlSession session) {
    return vertx
        .executeBlocking(Migration::all, false)
        .compose(migrations -> createTable(session).compose(made -> waitFor(session, migrations)));
  }

  private static Future<Void> createTable(CqlSession session) {
    return execute(session, SimpleStatement.newInstance(createTableCql(session))).mapEmpty();
  }

  private static String createTableCql(CqlSession session) {
    // Nothing serializes this very first change. With an id of its own for each, two instances that
    // create the table through two nodes would leave the cluster with two tables of one name.
    String keyspace = session.getKeyspace().map(CqlIdentifier::asInternal).orElseThrow();
    UUID id =
        UUID.nameUUIDFromBytes((keyspace + ".schema_migrations").getBytes(StandardCharsets.UTF_8));
    return CREATE_TABLE.formatted(id);
  }

  private Future<Void> waitFor(CqlSession session, List<Migration> migrations) {
    return unapplied(session, migrations)
        .compose(
            ahead ->
                ahead.isEmpty()
                    ? Future.succeededFuture()
                    : takeLease(session)
                        .compose(
                            mine ->
                                mine
                                    ? applyAll(session, migrations)
                                    : vertx
                                        .timer(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                                        .compose(tick -> waitFor(session, migrations))));
  }

  private static Future<List<Migration>> unapplied(CqlSession session, List<Migration> migrations) {
    return execute(session, SimpleStatement.newInstance(SELECT_VERSIONS).setPageSize(10_000))
        .map(
            rows -> {
              Set<Integer> applied = new HashSet<>();
              rows.currentPage().forEach(row -> applied.add(row.getInt("version")));
              return migrations.stream()
                  .filter(migration -> !applied.contains(migration.version()))
                  .toList();
            });
  }

  private Future<Boolean> takeLease(CqlSession session) {
    return execute(session, SimpleStatement.newInstance(TAKE_LEASE, instance))
        // Ours already: an earlier try whose answer was lost.
        .map(
            outcome ->
                outcome.wasApplied() || instance.equals(outcome.one().getUuid("lease_owner")));
  }

  private Future<Void> applyAll(CqlSession session, List<Migration> migrations) {
    return unapplied(session, migrations)
        .compose(
            ahead -> {
              Future<Void> done = Future.succeededFuture();
              for (Migration migration : ahead) {
                done = done.compose(before -> apply(session, migration));
              }
              return done;
            })
        .eventually(() -> execute(session, SimpleStatement.newInstance(RETURN_LEASE, instance)));
  }

  private Future<Void> apply(CqlSession session, Migration migration) {
    Future<Void> done = Future.succeededFuture();
    for (String statement : migration.statements()) {
      done = done.compose(before -> change(session, statement));
    }
    return done.compose(changed -> record(session, migration));
  }

  private Future<Void> change(CqlSession session, String statement) {
    return execute(session, SimpleStatement.newInstance(RENEW_LEASE, instance, instance))
        .compose(SchemaMigrations::requireLease)
        .compose(mine -> execute(session, SimpleStatement.newInstance(statement)))
        .compose(
            changed ->
                changed.getExecutionInfo().isSchemaInAgreement()
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        new HeadraceException(
                            ErrorCode.TEMPORARILY_UNAVAILABLE,
                            "Cassandra's nodes do not agree on the schema yet")));
  }

  private Future<Void> record(CqlSession session, Migration migration) {
    return execute(
            session,
            SimpleStatement.newInstance(RECORD, migration.title(), migration.version(), instance))
        .compose(SchemaMigrations::requireLease)
        .onSuccess(
            recorded ->
                LOG.info("Applied migration {} {}", migration.version(), migration.title()));
  }

  private static Future<Void> requireLease(AsyncResultSet outcome) {
    return outcome.wasApplied()
        ? Future.succeededFuture()
        : Future.failedFuture(
            new HeadraceException(
                ErrorCode.TEMPORARILY_UNAVAILABLE, "Another instance changes the schema now"));
  }

  private static Future<AsyncResultSet> execute(CqlSession session, SimpleStatement statement) {
    return DriverFutures.of(
        session.executeAsync(statement.setTimeout(DriverSession.SCHEMA_TIMEOUT)));
  }
}
