package io.headrace.query.live;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/**
 * What a stream begins with, ready to be told.
 *
 * @param reset whether the client is to forget what it has of the stream
 * @param events that tell what is stored
 * @param told the points in them, by run
 * @param complete whether all that is stored could be read
 */
record Beginning(
    boolean reset, List<Buffer> events, Map<String, RecentPoints> told, boolean complete) {

  /** Whether stored points of a run were asked for and are not here at all. */
  boolean lacks(String runId) {
    RecentPoints ofRun = told.get(runId);
    return !complete || (ofRun != null && ofRun.isDropped());
  }

  /** Nothing that is stored, though it was asked for. */
  static Beginning unread(boolean reset) {
    return new Beginning(reset, List.of(), Map.of(), false);
  }

  /** Nothing that is stored, as nothing was asked for. */
  static Beginning empty() {
    return new Beginning(true, List.of(), Map.of(), true);
  }
}
