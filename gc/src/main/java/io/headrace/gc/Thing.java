package io.headrace.gc;

import io.headrace.gc.Journal.Kind;
import io.headrace.model.Experiment;
import io.headrace.model.LoggedModel;
import io.headrace.store.RunStub;
import java.util.regex.Pattern;

/**
 * What is deleted for good, as a person knows it.
 *
 * @param name empty where it is not at hand: the names of runs are tags, which are not read
 */
record Thing(Kind kind, String id, String name) {

  /** Clients choose names: one must not break a line in two, nor command a terminal. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");

  static Thing of(RunStub run) {
    return new Thing(Kind.RUN, run.runId(), "");
  }

  static Thing of(LoggedModel model) {
    return new Thing(Kind.MODEL, model.modelId(), model.name());
  }

  static Thing of(Experiment experiment) {
    return new Thing(Kind.EXPERIMENT, experiment.experimentId(), experiment.name());
  }

  /** {@code experiment 7 'churn'}, {@code run 4d1f}: always one line. */
  @Override
  public String toString() {
    String words = kind.noun() + " " + id + (name.isEmpty() ? "" : " '" + name + "'");
    return CONTROL.matcher(words).replaceAll("?");
  }
}
