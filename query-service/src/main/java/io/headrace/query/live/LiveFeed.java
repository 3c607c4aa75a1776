package io.headrace.query.live;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All streams of one selection on one event loop. Confined to the loop's thread. */
final class LiveFeed {

  private final Selection selection;
  private final List<WatchedRun> runs;
  private final StreamPosition position;
  private final Set<LiveStream> streams = new LinkedHashSet<>();
  private final Future<Void> watched;

  /**
   * A feed without streams yet.
   *
   * @param runs of the selection, in its order, being watched
   * @param position before all events
   */
  LiveFeed(Selection selection, List<WatchedRun> runs, StreamPosition position) {
    this.selection = selection;
    this.runs = List.copyOf(runs);
    this.position = position;
    this.watched =
        Future.all(runs.stream().map(WatchedRun::watched).toList())
            .onSuccess(all -> advance())
            .mapEmpty();
  }

  private void advance() {
    for (int run = 0; run < runs.size(); run++) {
      position.advance(run, runs.get(run).position());
    }
  }

  /**
   * Completes when its streams are told all that is new.
   *
   * @return fails with RESOURCE_DOES_NOT_EXIST when one of its runs is not there
   */
  Future<Void> watched() {
    return watched;
  }

  void add(LiveStream stream) {
    streams.add(stream);
  }

  void remove(LiveStream stream) {
    streams.remove(stream);
  }

  boolean isEmpty() {
    return streams.isEmpty();
  }

  /** Tells its streams what is new of its runs. */
  void tell(Map<WatchedRun, RunNews> news) {
    List<RunNews> ours = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      RunNews ofRun = news.get(runs.get(run));
      if (ofRun != null) {
        ours.add(ofRun);
        position.advance(run, ofRun.position());
      }
    }
    if (!ours.isEmpty()) {
      FeedNews feedNews = new FeedNews(selection, ours, position.id());
      // A stream may end with it.
      List.copyOf(streams).forEach(stream -> stream.tell(feedNews));
    }
  }

  Selection selection() {
    return selection;
  }

  List<WatchedRun> runs() {
    return runs;
  }

  /** Up to where its streams are told, or will be with what waits for them. */
  String id() {
    return position.id();
  }

  /** Whether there is nothing more to tell, ever. */
  boolean isOver() {
    return runs.stream().allMatch(WatchedRun::isGone);
  }
}
