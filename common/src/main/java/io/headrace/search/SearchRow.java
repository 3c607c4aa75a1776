package io.headrace.search;

import java.util.List;
import java.util.function.DoublePredicate;

/**
 * What search asks of a run, an experiment or a logged model. Attributes go by their canonical
 * names; an attribute that the row has not got is {@code null}.
 */
public interface SearchRow {

  /**
   * A text attribute: of runs {@code run_id}, {@code run_name}, {@code user_id}, {@code status},
   * {@code artifact_uri}, {@code experiment_id}, {@code lifecycle_stage}; of experiments {@code
   * name}, {@code experiment_id}; of logged models {@code name}, {@code model_id}, {@code
   * model_type}, {@code status} (short, {@code READY}), {@code status_message}, {@code
   * source_run_id}, {@code experiment_id}, {@code artifact_location}, {@code lifecycle_stage}.
   */
  String text(String attribute);

  /**
   * A numeric attribute: of runs {@code start_time}, {@code end_time}, {@code duration} (ms); of
   * experiments {@code experiment_id}, {@code creation_time}, {@code last_update_time}; of logged
   * models {@code creation_timestamp_ms}, {@code last_updated_timestamp_ms}, and {@code
   * experiment_id} and {@code status} as they sort. Times are ms since the epoch.
   */
  Long number(String attribute);

  /** The tag's value, or {@code null}. */
  String tag(String key);

  /** The param's value, or {@code null}. */
  default String param(String key) {
    return null;
  }

  /** The metric's latest value, by which rows are ordered, or {@code null}. */
  default Double metric(String key, DatasetScope scope) {
    return null;
  }

  /**
   * Whether a value of the metric passes. Of a run only the latest value counts, of a logged model
   * any that was logged (on one of the datasets that the search is about).
   */
  default boolean anyMetric(String key, DoublePredicate test) {
    Double value = metric(key, DatasetScope.ANY);
    return value != null && test.test(value);
  }

  /** How many metrics, params or tags it has. */
  default int keyCount(Entity entity) {
    return 0;
  }

  /**
   * One of their keys.
   *
   * @param index from 0; a new key of a metric or param is always the last
   */
  default String key(Entity entity, int index) {
    throw new IndexOutOfBoundsException(index);
  }

  default Iterable<DatasetUse> datasets() {
    return List.of();
  }

  /** About how many bytes the row adds to an answer; 0 where pages need no bound but a count. */
  default long weight() {
    return 0;
  }
}
