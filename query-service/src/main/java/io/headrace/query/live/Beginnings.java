package io.headrace.query.live;

import io.headrace.async.Lanes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what streams begin with: of each metric the last points that are stored, or, for who comes
 * back, all points since. Should these be too many to be held, it begins anew.
 *
 * <p>Of who comes back to very many metrics, the points before the break may be too many as well:
 * what is stored is told apart no finer than it was stored together.
 */
final class Beginnings {

  private static final Logger LOG = LoggerFactory.getLogger(Beginnings.class);

  /**
   * Of all runs of a stream: of few metrics about a megabyte, and twice that as text; of as many
   * metrics as points some 30.
   */
  private static final int MAX_POINTS = 50_000;

  private final Vertx vertx;
  private final StoredPoints stored;

  Beginnings(Vertx vertx, StoredPoints stored) {
    this.vertx = vertx;
    this.stored = stored;
  }

  /** Never fails: a stream whose history cannot be read is live all the same. */
  Future<Beginning> read(LiveRequest request) {
    StreamPosition after = request.after();
    Future<Beginning> read = after == null ? anew(request) : since(request, after);
    return read.otherwise(
        failure -> {
          LOG.debug("A stream begins without its history", failure);
          return Beginning.unread(after == null);
        });
  }

  private Future<Beginning> anew(LiveRequest request) {
    if (request.history() == 0) {
      return Future.succeededFuture(Beginning.empty());
    }
    Reading reading = new Reading(request.selection(), request.history());
    return reading.read(run -> StoredPoints.BEGINNING).compose(read -> reading.end(true));
  }

  private Future<Beginning> since(LiveRequest request, StreamPosition after) {
    Reading reading = new Reading(request.selection(), RecentPoints.ALL);
    return reading
        .read(after::ofRun)
        .compose(whole -> whole ? reading.end(false) : anew(request).map(Beginnings::asReset));
  }

  private static Beginning asReset(Beginning anew) {
    return new Beginning(true, anew.events(), anew.told(), anew.complete());
  }

  /** One reading of all runs of a selection, one after the other. */
  private final class Reading {
    private final Selection selection;
    private final int perKey;
    private final Map<String, RecentPoints> recent = new LinkedHashMap<>();
    private int room = MAX_POINTS;

    Reading(Selection selection, int perKey) {
      this.selection = selection;
      this.perKey = perKey;
    }

    /** Completes with whether all points are here that were asked for. */
    Future<Boolean> read(ToLongFunction<Integer> after) {
      List<Integer> runs = IntStream.range(0, selection.runIds().size()).boxed().toList();
      return Lanes.forEach(1, runs, run -> read(run, after.applyAsLong(run)))
          .map(done -> recent.values().stream().noneMatch(RecentPoints::isOverfull));
    }

    private Future<Void> read(int run, long after) {
      List<String> runIds = selection.runIds();
      // Who wants the last points gets some of every run; who wants all, all or none.
      int share = perKey == RecentPoints.ALL ? room : room / (runIds.size() - run);
      RecentPoints points = new RecentPoints(selection, perKey, Math.max(1, share), room);
      recent.put(runIds.get(run), points);
      return stored
          .read(runIds.get(run), after, points)
          .onSuccess(read -> room = (int) Math.max(0, room - points.size()));
    }

    Future<Beginning> end(boolean reset) {
      return vertx.executeBlocking(
          () -> {
            List<Buffer> events = new ArrayList<>();
            recent.forEach((runId, points) -> events.addAll(LiveEvents.history(runId, points)));
            return new Beginning(reset, events, recent, true);
          },
          false);
    }
  }
}
