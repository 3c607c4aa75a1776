package io.headrace.query.live;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.view.RunView;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The streams of one event loop. Every run is watched once, what it brings is sorted once a tick,
 * and what streams of one selection are told is written once. Confined to the loop's thread, but
 * for {@link #run}.
 */
final class LiveLoop {

  /** How long what arrives may wait, so that much of it is told together. */
  private static final Duration TICK = Duration.ofMillis(50);

  /** Well below the shortest time after which proxies take a silent connection for dead. */
  private static final Duration BEAT = Duration.ofSeconds(15);

  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** Of a run and tick: more than 5 million a second. */
  private static final int MAX_POINTS = 250_000;

  private final Vertx vertx;
  private final Context context;
  private final RunView view;
  private final ToLongFunction<String> positions;
  private final int partitions;
  private final Inbox inbox = new Inbox();
  private final Map<String, WatchedRun> runs = new HashMap<>();
  private final Map<Selection, LiveFeed> feeds = new HashMap<>();
  private final Set<LiveStream> streams = new HashSet<>();
  private long ticks;
  private long beats;

  /**
   * A loop without streams.
   *
   * @param context of the loop
   * @param positions up to where the view has been told of a run
   * @param partitions of the log
   */
  LiveLoop(
      Vertx vertx,
      Context context,
      RunView view,
      ToLongFunction<String> positions,
      int partitions) {
    this.vertx = vertx;
    this.context = context;
    this.view = view;
    this.positions = positions;
    this.partitions = partitions;
  }

  /** Does {@code work} on the loop's thread; from any thread. */
  Future<Void> run(Supplier<Future<Void>> work) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        now -> Future.succeededFuture().compose(begun -> work.get()).onComplete(done));
    return done.future();
  }

  /** Takes a stream in, which will join later. */
  void add(LiveStream stream) {
    if (streams.isEmpty()) {
      ticks = vertx.setPeriodic(TICK.toMillis(), timer -> tick());
      beats =
          vertx.setPeriodic(
              BEAT.toMillis(), timer -> List.copyOf(streams).forEach(LiveStream::beat));
    }
    streams.add(stream);
    stream.ended().onComplete(ended -> remove(stream));
  }

  private void remove(LiveStream stream) {
    if (stream.feed() != null) {
      leave(stream);
    }
    streams.remove(stream);
    if (streams.isEmpty()) {
      vertx.cancelTimer(ticks);
      vertx.cancelTimer(beats);
    }
  }

  /**
   * Has a stream told, from now on, what is new.
   *
   * @return completes when it will be told all that comes later; fails when a run is not there
   */
  Future<Void> join(LiveStream stream) {
    stream.join(feeds.computeIfAbsent(stream.request().selection(), this::begin));
    return stream.feed().watched();
  }

  private LiveFeed begin(Selection selection) {
    List<WatchedRun> ofFeed = selection.runIds().stream().map(this::watch).toList();
    return new LiveFeed(selection, ofFeed, StreamPosition.none(selection, partitions));
  }

  private WatchedRun watch(String runId) {
    WatchedRun run = runs.get(runId);
    // One that is gone, or was not there, may be again: an id is not ours to give.
    if (run == null || run.isGone() || run.watched().failed()) {
      run = new WatchedRun(runId, view, positions, inbox);
      runs.put(runId, run);
      run.watch();
    }
    run.enter();
    return run;
  }

  private void leave(LiveStream stream) {
    LiveFeed feed = stream.feed();
    feed.remove(stream);
    if (feed.isEmpty() && feeds.remove(feed.selection(), feed)) {
      for (WatchedRun run : feed.runs()) {
        run.leave();
        if (!run.isWanted()) {
          runs.remove(run.runId(), run);
        }
      }
    }
  }

  /** Tells everything that has arrived. */
  void tick() {
    Map<WatchedRun, RunNews> news = new HashMap<>();
    for (Arrival arrival : inbox.take()) {
      if (arrival.unseen() && arrival.run().isWanted()) {
        // At once: with what other runs bring, the ids of the streams go on past what is missing.
        news.computeIfAbsent(arrival.run(), run -> new RunNews(run.runId(), MAX_POINTS)).addGap();
        watchAgain(arrival.run());
      } else if (arrival.run().isWanted()) {
        news.computeIfAbsent(arrival.run(), run -> new RunNews(run.runId(), MAX_POINTS))
            .add(arrival);
      }
    }
    tell(news);
  }

  private void tell(Map<WatchedRun, RunNews> news) {
    if (!news.isEmpty()) {
      news.forEach(WatchedRun::learn);
      List.copyOf(feeds.values()).forEach(feed -> feed.tell(news));
    }
  }

  /** Told when it is watched again: who fetches then what is missing, has everything. */
  private void watchAgain(WatchedRun run) {
    if (!run.isWanted()) {
      return;
    }
    RunNews news = new RunNews(run.runId(), MAX_POINTS);
    run.watch()
        .onSuccess(
            watched -> {
              news.addGap();
              news.add(run.facts());
              tell(Map.of(run, news));
            })
        .onFailure(
            failure -> {
              if (HeadraceException.is(failure, ErrorCode.RESOURCE_DOES_NOT_EXIST)) {
                news.addGone();
                tell(Map.of(run, news));
              } else {
                vertx.setTimer(AGAIN.toMillis(), timer -> watchAgain(run));
              }
            });
  }
}
