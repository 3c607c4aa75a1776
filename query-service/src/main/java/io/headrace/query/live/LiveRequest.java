package io.headrace.query.live;

import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;

/**
 * What a client asks for.
 *
 * @param history how many points of each metric the stream is to begin with
 * @param after where the client's last stream broke off; {@code null} if there was none
 */
record LiveRequest(Selection selection, int history, StreamPosition after) {

  private static final int HISTORY = 1_000;

  /**
   * Reads a request.
   *
   * @param lastEventId as browsers say by themselves where they were, or {@code null}; what the
   *     fields say is older
   * @param partitions of the log
   * @throws HeadraceException for what is no request
   */
  static LiveRequest of(RequestFields fields, String lastEventId, int partitions) {
    Selection selection = Selection.of(fields);
    String given = fields.string("last_event_id", "");
    String last = lastEventId == null || lastEventId.isEmpty() ? given : lastEventId;
    return new LiveRequest(
        selection,
        history(fields),
        last.isEmpty() ? null : StreamPosition.of(last, selection, partitions));
  }

  private static int history(RequestFields fields) {
    Long given = fields.integer("history");
    if (given == null) {
      return HISTORY;
    }
    if (given < 0 || given > Limits.POINTS_PER_STREAM_START) {
      throw HeadraceException.invalid(
          "Invalid value "
              + given
              + " for parameter 'history': it must be between 0 and "
              + Limits.POINTS_PER_STREAM_START
              + ".");
    }
    return given.intValue();
  }
}
