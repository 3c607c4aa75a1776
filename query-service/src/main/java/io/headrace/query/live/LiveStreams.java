package io.headrace.query.live;

import io.headrace.async.InTurn;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunState;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/**
 * All live streams, bounded in number and memory.
 *
 * <p><b>How one begins.</b> It joins what is told from the tail, and what comes waits. Then what is
 * stored is read, which is all that was acknowledged before. The recorder may be ahead of the tail,
 * so the tail catches up once more: now what is stored and has come as well is known, and told
 * once.
 *
 * <p>Thread-safe; begun on the event loop of the client's connection.
 */
final class LiveStreams {

  private static final int MAX_STREAMS = 2_048;

  /** Streams whose history is read, or told, at a time. */
  private static final int BEGIN_AT_ONCE = 16;

  /** How long a client may take for its history before the next one has its turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final RunView view;
  private final ToLongFunction<String> positions;
  private final Beginnings beginnings;
  private final int partitions;
  private final Map<Thread, LiveLoop> loops = new ConcurrentHashMap<>();
  private final AtomicInteger streams = new AtomicInteger();
  private final WaitingRoom room = WaitingRoom.ofHeap(BEGIN_AT_ONCE, MAX_STREAMS);
  private final InTurn turns = new InTurn(BEGIN_AT_ONCE, MAX_STREAMS);

  /**
   * No streams yet.
   *
   * @param positions up to where the view has been told of a run
   * @param partitions of the log
   */
  LiveStreams(
      Vertx vertx,
      RunView view,
      ToLongFunction<String> positions,
      StoredPoints stored,
      int partitions) {
    this.vertx = vertx;
    this.view = view;
    this.positions = positions;
    this.beginnings = new Beginnings(vertx, stored);
    this.partitions = partitions;
  }

  int partitions() {
    return partitions;
  }

  /** How many there are. */
  int count() {
    return streams.get();
  }

  /** A run, and up to where its events are in it. */
  private record Look(RunFacts facts, long position) {}

  /** Not the run's own position: if the run was loaded, that is the one of its last checkpoint. */
  private Look look(RunState run) {
    return new Look(RunFacts.of(run), positions.applyAsLong(run.runId()));
  }

  /**
   * The runs of a request as they are.
   *
   * @return fails with RESOURCE_DOES_NOT_EXIST for a run that is not there, and with
   *     INVALID_PARAMETER_VALUE for a position that the log has not come to
   */
  Future<Map<String, RunFacts>> check(LiveRequest request) {
    List<String> runIds = request.selection().runIds();
    List<Future<Look>> looks = runIds.stream().map(id -> view.ask(id, this::look)).toList();
    return Future.all(looks)
        .map(
            all -> {
              StreamPosition now = StreamPosition.none(request.selection(), partitions);
              Map<String, RunFacts> facts = new LinkedHashMap<>();
              for (int run = 0; run < runIds.size(); run++) {
                Look look = all.resultAt(run);
                facts.put(runIds.get(run), look.facts());
                now.advance(run, look.position());
              }
              if (request.after() != null && now.isPassedBy(request.after())) {
                throw StreamPosition.foreign();
              }
              return facts;
            });
  }

  /**
   * Begins a stream as the answer to a request; completes when its head is written.
   *
   * @return fails as {@link #check} does, and with RESOURCE_EXHAUSTED when there are too many
   */
  Future<Void> open(LiveRequest request, HttpServerRequest http) {
    if (streams.incrementAndGet() > MAX_STREAMS) {
      streams.decrementAndGet();
      return Future.failedFuture(
          new HeadraceException(
              ErrorCode.RESOURCE_EXHAUSTED, "Too many live streams at once; try again."));
    }
    return check(request)
        .<Void>map(
            known -> {
              begin(new LiveStream(request, http.response(), known, room), http);
              return null;
            })
        .onFailure(refused -> streams.decrementAndGet());
  }

  private void begin(LiveStream stream, HttpServerRequest http) {
    LiveLoop loop =
        loops.computeIfAbsent(
            Thread.currentThread(),
            thread -> new LiveLoop(vertx, vertx.getOrCreateContext(), view, positions, partitions));
    loop.add(stream);
    stream.open();
    http.connection().shutdownHandler(stops -> stream.stop());
    turns.run(() -> loop.run(() -> begin(stream, loop))).onFailure(failure -> stream.fail());
    // Last: should anything before it throw, the stream counts as refused.
    stream.ended().onComplete(ended -> streams.decrementAndGet());
  }

  private Future<Void> begin(LiveStream stream, LiveLoop loop) {
    if (stream.isEnded()) {
      return Future.succeededFuture();
    }
    return loop.join(stream)
        .compose(joined -> beginnings.read(stream.request()))
        .compose(beginning -> view.barrier().map(beginning))
        .compose(
            beginning -> {
              loop.tick();
              long patience = vertx.setTimer(PATIENCE.toMillis(), timer -> stream.hurry());
              return stream.begin(beginning).onComplete(begun -> vertx.cancelTimer(patience));
            });
  }
}
