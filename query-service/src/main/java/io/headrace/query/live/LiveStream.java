package io.headrace.query.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The stream of one client: first what is stored, then what is new.
 *
 * <p><b>Slow clients.</b> What the socket does not take at once waits here, bounded: see {@link
 * ArrivedPoints}. When there is room again it is told in one piece, up to the newest.
 *
 * <p>Confined to the event loop of the client's connection.
 */
final class LiveStream {

  /** After which browsers come back when a stream has ended, ms. */
  private static final long RETRY_MS = 2_000;

  private final LiveRequest request;
  private final HttpServerResponse response;
  private final WaitingRoom room;
  private final Map<String, RunFacts> known;
  private final Map<String, RunNews> waiting = new LinkedHashMap<>();
  private final Promise<Void> begun = Promise.promise();
  private final Promise<Void> ended = Promise.promise();

  private LiveFeed feed;
  private Iterator<Buffer> history;
  private boolean started;

  /** Whether it has begun, or its client is too slow for that. */
  private boolean live;

  private boolean toldLive;

  /** Whether what is new is told at once. */
  private boolean flowing;

  private boolean quiet;

  /**
   * A stream that is not joined to a feed yet.
   *
   * @param known the runs as they are
   * @param room for what waits for the client
   */
  LiveStream(
      LiveRequest request,
      HttpServerResponse response,
      Map<String, RunFacts> known,
      WaitingRoom room) {
    this.request = request;
    this.response = response;
    this.known = new LinkedHashMap<>(known);
    this.room = room.ofOneOf(request.selection().runIds().size());
  }

  /** Writes the head; a client that begins anew is told so at once. */
  void open() {
    response.drainHandler(drained -> goOn());
    response.closeHandler(gone -> end());
    response.exceptionHandler(failure -> end());
    writeHead(response);
    if (request.after() == null) {
      start(true);
    } else {
      // Whether it can go on is not known yet; that it is served, is.
      write(Buffer.buffer(": \n\n"));
    }
    if (response.closed()) {
      end();
    }
  }

  /** The head of every stream: nobody on the way is to keep it, or to keep it back. */
  static void writeHead(HttpServerResponse response) {
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform")
        .putHeader("X-Accel-Buffering", "no");
  }

  private void start(boolean reset) {
    started = true;
    write(LiveEvents.start(reset, known, RETRY_MS));
  }

  void join(LiveFeed joined) {
    feed = joined;
    joined.add(this);
  }

  /**
   * Begins to tell what is stored, then what has waited, and from then on what is new.
   *
   * @return completes when what is stored needs no memory any more
   */
  Future<Void> begin(Beginning beginning) {
    if (isEnded()) {
      return Future.succeededFuture();
    }
    if (!started) {
      start(beginning.reset());
    }
    for (WatchedRun run : feed.runs()) {
      RunNews news = waiting(run.runId());
      RecentPoints told = beginning.told().get(run.runId());
      if (told != null) {
        news.points().removeThoseOf(told);
      }
      if (beginning.lacks(run.runId())) {
        news.addGap();
      }
      addUnknown(run, news);
    }
    history = beginning.events().iterator();
    goOn();
    return begun.future();
  }

  /** What became of the run between the look at it and now. */
  private void addUnknown(WatchedRun run, RunNews news) {
    if (run.isGone()) {
      news.addGone();
    } else if (!run.facts().equals(known.get(run.runId()))) {
      news.add(run.facts());
    }
  }

  /**
   * Gives up what is stored and not told yet, and what has come meanwhile: the client is told that
   * there is a gap.
   */
  void hurry() {
    if (!begun.future().isComplete() && history != null) {
      history = null;
      live = true;
      waiting.clear();
      for (WatchedRun run : feed.runs()) {
        waiting(run.runId()).addGap();
        addUnknown(run, waiting(run.runId()));
      }
      begun.complete();
    }
  }

  private RunNews waiting(String runId) {
    return waiting.computeIfAbsent(
        runId, id -> new RunNews(id, live ? room.live() : room.beginning()));
  }

  void tell(FeedNews news) {
    if (isEnded()) {
      return;
    }
    if (flowing && !response.writeQueueFull()) {
      Buffer text = news.text();
      if (text.length() > 0) {
        write(text);
      }
      endIfOver();
    } else {
      flowing = false;
      news.runs().forEach(run -> waiting(run.runId()).addAll(run, request.selection()));
    }
  }

  /** There may be room: goes on with what waits. */
  private void goOn() {
    while (history != null && history.hasNext() && !response.writeQueueFull()) {
      write(history.next());
    }
    if (history != null && !history.hasNext()) {
      history = null;
      begun.complete();
    }
    if (!flowing && begun.future().isComplete() && !response.writeQueueFull()) {
      tellWaiting();
    }
  }

  private void tellWaiting() {
    EventText text = new EventText();
    waiting.values().forEach(news -> text.addAll(news.text(request.selection())));
    waiting.clear();
    if (!toldLive) {
      text.add(LiveEvents.live());
      toldLive = true;
    }
    live = true;
    flowing = true;
    if (!text.isEmpty()) {
      write(text.withId(feed.id()));
    }
    endIfOver();
  }

  private void endIfOver() {
    if (feed.isOver() && !isEnded()) {
      response.end();
      end();
    }
  }

  private void write(Buffer text) {
    if (!isEnded()) {
      quiet = false;
      response.write(text);
    }
  }

  /** Called now and then: writes something if nothing was written since. */
  void beat() {
    if (quiet && !response.writeQueueFull()) {
      write(flowing ? LiveEvents.heartbeat(feed.id()) : Buffer.buffer(": \n\n"));
    }
    quiet = true;
  }

  /** The server stops. */
  void stop() {
    if (!isEnded()) {
      if (!response.writeQueueFull()) {
        response.end(LiveEvents.stop());
      } else {
        response.reset();
      }
      end();
    }
  }

  /** It cannot go on; the client may come back. */
  void fail() {
    if (!isEnded()) {
      response.reset();
      end();
    }
  }

  private void end() {
    history = null;
    flowing = false;
    waiting.clear();
    begun.tryComplete();
    ended.tryComplete();
  }

  boolean isEnded() {
    return ended.future().isComplete();
  }

  /** Completes when it has ended, whoever ended it. */
  Future<Void> ended() {
    return ended.future();
  }

  LiveRequest request() {
    return request;
  }

  /** Of which feed it is; {@code null} before it has joined one. */
  LiveFeed feed() {
    return feed;
  }
}
