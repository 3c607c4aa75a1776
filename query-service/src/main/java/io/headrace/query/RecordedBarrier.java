package io.headrace.query;

import io.headrace.http.ApiRequest;
import io.headrace.http.Consistency;
import io.headrace.log.LogOffsets;
import io.headrace.view.Backplane;
import io.headrace.view.ReadWaits;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

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
  private final ReadWaits waits;
  private final Consistency unlessAsked;

  /**
   * A barrier.
   *
   * @param unlessAsked for requests that do not say what they want
   */
  public RecordedBarrier(Backplane backplane, Consistency unlessAsked) {
    this.offsets = backplane.offsets();
    this.waits = backplane.waits();
    this.unlessAsked = unlessAsked;
  }

  /**
   * Completes when the run may be read.
   *
   * @return fails with TEMPORARILY_UNAVAILABLE when the recorder is behind and the read is strict
   */
  public Future<Void> pass(ApiRequest request, String runId) {
    return pass(request, () -> offsets.behind(runId, PATIENCE));
  }

  /** The same for reads of several runs: who floods others does not hold them up. */
  public Future<Void> pass(ApiRequest request, Collection<String> runIds) {
    return pass(request, () -> offsets.behind(runIds, PATIENCE));
  }

  /** The same for reads of any run. */
  public Future<Void> passAllRuns(ApiRequest request) {
    return pass(request, () -> offsets.behind(PATIENCE));
  }

  private Future<Void> pass(ApiRequest request, Supplier<Future<Long>> behind) {
    Consistency wanted = Consistency.of(request, unlessAsked);
    return waits.forRecorder(behind).compose(events -> decide(request, wanted, events));
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
