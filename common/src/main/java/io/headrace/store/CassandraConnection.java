package io.headrace.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import io.headrace.config.CassandraSettings;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one session with Cassandra of a service, on a keyspace whose schema is up to date.
 *
 * <p>Lazy: made without touching the network; {@link #start} connects behind the running service
 * and tries again until it succeeds or is stopped. Until then, and whenever Cassandra is away, a
 * statement fails at once or within its 5 s with {@link ErrorCode#TEMPORARILY_UNAVAILABLE}. A
 * session once made reconnects by itself.
 *
 * <p>Reads and writes are LOCAL_QUORUM, conditional writes LOCAL_SERIAL. Nothing counts as
 * idempotent, so nothing is retried by the driver, unless its statement says so. Thread-safe;
 * futures complete on the caller's Vert.x context.
 */
public final class CassandraConnection {

  private static final Logger LOG = LoggerFactory.getLogger(CassandraConnection.class);
  private static final long RETRY_MILLIS = 500;

  private final Vertx vertx;
  private final CassandraSettings settings;
  private final SchemaMigrations migrations;
  private final Promise<Void> started = Promise.promise();
  private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

  /** Set once the schema is ready; statements wait for nothing less. */
  private volatile CqlSession session;

  /** The attempt to connect that runs or ran last. */
  private volatile Future<Void> underWay = Future.succeededFuture();

  private volatile String obstacle = "Headrace is starting";
  private volatile boolean existingOnly;
  private volatile boolean stopped;

  public CassandraConnection(Vertx vertx, CassandraSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
    this.migrations = new SchemaMigrations(vertx);
  }

  /** Completes when statements can be executed; fails only when stopped before that. Call once. */
  public Future<Void> start() {
    attempt();
    return started.future();
  }

  /**
   * The same, but makes no keyspace: for who works at what others have made. Fails with {@link
   * ErrorCode#RESOURCE_DOES_NOT_EXIST} when it is not there.
   */
  public Future<Void> startExisting() {
    existingOnly = true;
    return start();
  }

  private void attempt() {
    if (stopped) {
      return;
    }
    // Opening a session reads configuration and starts threads: not for an event loop.
    underWay =
        vertx
            .executeBlocking(this::open, false)
            .compose(DriverFutures::of)
            .compose(this::bringUpToDate)
            .onSuccess(this::ready)
            .onFailure(this::tryAgain)
            .mapEmpty();
  }

  private CompletionStage<CqlSession> open() {
    return existingOnly ? DriverSession.openExisting(settings) : DriverSession.open(settings);
  }

  private Future<CqlSession> bringUpToDate(CqlSession opened) {
    return migrations.run(opened).map(opened).onFailure(failure -> opened.forceCloseAsync());
  }

  private void ready(CqlSession opened) {
    session = opened;
    LOG.info("Connected to Cassandra, keyspace {}", settings.keyspace());
    started.tryComplete();
  }

  private void tryAgain(Throwable failure) {
    if (stopped) {
      return;
    }
    if (existingOnly && DriverSession.isKeyspaceMissing(failure.getCause())) {
      started.tryFail(HeadraceException.notFound(noKeyspace()));
      return;
    }
    String reason = rootCause(failure);
    if (!reason.equals(obstacle)) {
      LOG.warn("Cassandra at {} cannot be used yet: {}", addresses(), reason);
    }
    obstacle = reason;
    vertx.setTimer(RETRY_MILLIS, timer -> attempt());
  }

  private static String rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** What keeps statements from being executed, as a sentence; empty when nothing does. */
  public Optional<String> missing() {
    CqlSession current = session;
    if (current == null) {
      return Optional.of("Cassandra at " + addresses() + " cannot be used yet: " + obstacle + ".");
    }
    boolean reachable =
        current.getMetadata().getNodes().values().stream().anyMatch(CassandraConnection::isUp);
    return reachable
        ? Optional.empty()
        : Optional.of("Cassandra at " + addresses() + " does not answer.");
  }

  private static boolean isUp(Node node) {
    return node.getState() == NodeState.UP && node.getOpenConnections() > 0;
  }

  private String noKeyspace() {
    return "There is no such installation: Cassandra at "
        + addresses()
        + " has no keyspace "
        + settings.keyspace()
        + ".";
  }

  private String addresses() {
    return settings.contactPoints().stream()
        .map(address -> address.getHostString() + ":" + address.getPort())
        .collect(Collectors.joining(", "));
  }

  /** Lets statements under way end, then closes. Safe to call at any time, twice too. */
  public Future<Void> stop() {
    stopped = true;
    obstacle = "stopped";
    started.tryFail(new HeadraceException(ErrorCode.TEMPORARILY_UNAVAILABLE, "Stopped"));
    return underWay.otherwiseEmpty().compose(ended -> close());
  }

  private Future<Void> close() {
    CqlSession current = session;
    session = null;
    return current == null ? Future.succeededFuture() : DriverFutures.of(current.closeAsync());
  }

  /** Executes {@code cql}, prepared on first use, with what {@code bind} makes of it. */
  public Future<AsyncResultSet> execute(
      String cql, Function<PreparedStatement, BoundStatement> bind) {
    CqlSession current = session;
    if (current == null) {
      return Future.failedFuture(
          new HeadraceException(ErrorCode.TEMPORARILY_UNAVAILABLE, "Cassandra cannot be reached"));
    }
    PreparedStatement known = prepared.get(cql);
    if (known != null) {
      return DriverFutures.of(current.executeAsync(bind.apply(known)));
    }
    return DriverFutures.of(current.prepareAsync(cql))
        .onSuccess(statement -> prepared.put(cql, statement))
        .compose(statement -> DriverFutures.of(current.executeAsync(bind.apply(statement))));
  }

  /** Does what would hold up the driver's own threads, such as decoding large rows. */
  <T> Future<T> onWorker(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
