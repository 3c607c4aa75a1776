package io.headrace.query.live;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * What there is to tell all streams of a selection at a tick. Its text is made when the first one
 * asks for it, and shared. Confined to its loop's thread.
 */
final class FeedNews {

  private final Selection selection;
  private final List<RunNews> runs;
  private final String id;
  private Buffer text;

  /**
   * @param id of the position up to which it tells
   */
  FeedNews(Selection selection, List<RunNews> runs, String id) {
    this.selection = selection;
    this.runs = List.copyOf(runs);
    this.id = id;
  }

  List<RunNews> runs() {
    return runs;
  }

  /** The events that tell it; empty when nothing of it is the selection's. */
  Buffer text() {
    if (text == null) {
      EventText events = new EventText();
      runs.forEach(run -> events.addAll(run.text(selection)));
      text = events.isEmpty() ? Buffer.buffer() : events.withId(id);
    }
    return text;
  }
}
