package io.headrace.view;

import io.headrace.event.RunState;
import io.headrace.metric.MetricColumns;

/**
 * Is told what the log says of a run, as it is read. Called on the tail's thread: must be quick,
 * and keep nothing of the {@link RunState}.
 */
public interface RunWatcher {

  /**
   * An event was applied.
   *
   * @param points that it carried, which nobody changes any more; {@code null} if it carried none
   * @param position of the event, see {@link io.headrace.event.LogPosition}
   */
  void applied(RunState run, MetricColumns points, long position);

  /**
   * Something was not seen: the run had left memory, or the tail its place in the log. Nothing more
   * is told of the run to who does not watch it anew.
   */
  void missed();
}
