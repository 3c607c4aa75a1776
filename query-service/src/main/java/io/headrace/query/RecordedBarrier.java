package io.headrace.query;

import io.headrace.http.ApiRequest;
import io.headrace.http.Consistency;
import io.headrace.log.LogOffsets;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * The barrier in front of every read of what lives in Cassandra only: waits until what was
 * acknowledged before the request is recorded, as long as that takes no more than a bounded time.
 * Past it the request's {@link Consistency} decides, and either answer says how far the recorder is
 * behind.
 *
 * <p>Thread-safe.
 */
public final class RecordedBarrier {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LogOffsets offsets;
  private final Consistency unlessAsked;
  private final Duration patience;

  /**
   * A barrier.
   *
   * @param unlessAsked for requests that do not say what they want
   */
  public RecordedBarrier(LogOffsets offsets, Consistency unlessAsked) {
    this(offsets, unlessAsked, PATIENCE);
  }

  RecordedBarrier(LogOffsets offsets, Consistency unlessAsked, Duration patience) {
    this.offsets = offsets;
    this.unlessAsked = unlessAsked;
    this.patience = patience;
  }

  /**
   * Completes when the run may be read.
   *
   * @return fails with TEMPORARILY_UNAVAILABLE when the recorder is behind and the read is strict
   */
  public Future<Void> pass(ApiRequest request, String runId) {
    Consistency wanted = Consistency.of(request, unlessAsked);
    return offsets.behind(runId, patience).compose(behind -> decide(request, wanted, behind));
  }

  /** The same for reads of any run. */
  public Future<Void> passAllRuns(ApiRequest request) {
    Consistency wanted = Consistency.of(request, unlessAsked);
    return offsets
        .ends()
        .compose(ends -> offsets.behind(ends, patience))
        .compose(behind -> decide(request, wanted, behind));
  }

  private static Future<Void> decide(ApiRequest request, Consistency wanted, long behind) {
    if (behind == 0) {
      return Future.succeededFuture();
    }
    request.response().putHeader(Consistency.LAG_HEADER, "events=" + behind);
    return wanted == Consistency.STRICT
        ? Future.failedFuture(LogOffsets.notReadable(behind))
        : Future.succeededFuture();
  }
}
