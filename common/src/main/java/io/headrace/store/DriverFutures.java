package io.headrace.store;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The edge at which the driver's stages and exceptions become ours. */
final class DriverFutures {

  private DriverFutures() {}

  /**
   * The stage as a future that completes on the caller's Vert.x context, where there is one (else
   * on the driver's thread), and fails with {@link HeadraceException}.
   */
  static <T> Future<T> of(CompletionStage<T> stage) {
    Context context = Vertx.currentContext();
    Future<T> future =
        context == null
            ? Future.fromCompletionStage(stage)
            : Future.fromCompletionStage(stage, context);
    return future.recover(failure -> Future.failedFuture(explain(failure)));
  }

  private static HeadraceException explain(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (isPassing(cause)) {
      return HeadraceException.unavailable("Cassandra does not answer", cause);
    }
    return new HeadraceException(
        ErrorCode.INTERNAL_ERROR, "Cassandra refused a statement: " + cause.getMessage(), cause);
  }

  /** Whether the same statement may succeed later, with nothing changed on our side. */
  private static boolean isPassing(Throwable cause) {
    return cause instanceof AllNodesFailedException
        || cause instanceof DriverTimeoutException
        || cause instanceof QueryExecutionException
        || cause instanceof ClosedConnectionException
        || cause instanceof HeartbeatException
        || cause instanceof BusyConnectionException
        || cause instanceof RequestThrottlingException;
  }
}
