package io.headrace.store;

import io.headrace.config.CassandraSettings;
import io.headrace.config.SettingValues;
import io.headrace.model.ArtifactUri;
import io.headrace.standalone.backend.SharedBackends;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A namespace of its own on the shared Cassandra, and as many instances on it as a test wants. */
final class StoreFixture implements AutoCloseable {

  static final ArtifactUri ROOT = new ArtifactUri("mlflow-artifacts:/");

  private final Vertx vertx = Vertx.vertx();
  private final CassandraSettings settings;
  private final List<CassandraConnection> connections = new ArrayList<>();

  StoreFixture(SharedBackends backends) {
    SettingValues values = backends.freshNamespace();
    this.settings = CassandraSettings.from(values);
  }

  /** Another instance, not yet started. */
  CassandraConnection instance() {
    CassandraConnection connection = new CassandraConnection(vertx, settings);
    connections.add(connection);
    return connection;
  }

  /** Another instance, ready. */
  CassandraConnection startedInstance() {
    CassandraConnection connection = instance();
    await(connection.start());
    return connection;
  }

  ExperimentChanges experimentChanges(CassandraConnection connection) {
    return new ExperimentChanges(vertx, connection, ROOT, Clock.systemUTC());
  }

  LoggedModelChanges loggedModelChanges(CassandraConnection connection) {
    return new LoggedModelChanges(vertx, connection, Clock.systemUTC());
  }

  Vertx vertx() {
    return vertx;
  }

  /** The result; throws what the future fails with. */
  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    connections.forEach(connection -> await(connection.stop()));
    await(vertx.close());
  }
}
