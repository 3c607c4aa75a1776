package io.headrace.query.run;

import io.headrace.model.DatasetInput;
import io.headrace.model.Tag;
import java.util.Comparator;

/**
 * A dataset that runs of an experiment read, and what for; ordered by experiment, name, digest and
 * context.
 *
 * @param context {@code training}, {@code eval} and so on; empty when none was given
 */
record DatasetSummary(String experimentId, String name, String digest, String context)
    implements Comparable<DatasetSummary> {

  private static final String CONTEXT_TAG = "mlflow.data.context";

  private static final Comparator<DatasetSummary> ORDER =
      Comparator.<DatasetSummary>comparingLong(dataset -> Long.parseLong(dataset.experimentId))
          .thenComparing(DatasetSummary::name)
          .thenComparing(DatasetSummary::digest)
          .thenComparing(DatasetSummary::context);

  static DatasetSummary of(String experimentId, DatasetInput dataset) {
    String context =
        dataset.tags().stream()
            .filter(tag -> tag.key().equals(CONTEXT_TAG))
            .map(Tag::value)
            .findFirst()
            .orElse("");
    return new DatasetSummary(experimentId, dataset.name(), dataset.digest(), context);
  }

  @Override
  public int compareTo(DatasetSummary other) {
    return ORDER.compare(this, other);
  }
}
