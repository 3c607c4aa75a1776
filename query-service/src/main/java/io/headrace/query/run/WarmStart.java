package io.headrace.query.run;

import io.headrace.async.Repetition;
import io.headrace.model.Experiment;
import io.headrace.model.LifecycleStage;
import io.headrace.store.Experiments;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the runs in memory, after a start, that somebody will soon ask for: those of the experiments
 * that were changed last, until half of the view's memory is filled. Reading 100,000 runs takes
 * seconds, in which nobody waits that way.
 */
public final class WarmStart {

  private static final Logger LOG = LoggerFactory.getLogger(WarmStart.class);

  private static final Comparator<Experiment> LATEST_FIRST =
      Comparator.comparingLong(Experiment::lastUpdateTime).reversed();

  private final Experiments experiments;
  private final RunView view;

  public WarmStart(Experiments experiments, RunView view) {
    this.experiments = experiments;
    this.view = view;
  }

  /**
   * Loads them, one experiment at a time. Never fails: what is missing is loaded when asked for.
   */
  public Future<Void> begin() {
    return experiments
        .all()
        .compose(this::load)
        .otherwise(
            failure -> {
              LOG.info("Runs are loaded only when they are asked for: {}", failure.getMessage());
              return null;
            });
  }

  private Future<Void> load(List<Experiment> all) {
    Iterator<Experiment> left =
        all.stream()
            .filter(experiment -> experiment.lifecycleStage() == LifecycleStage.ACTIVE)
            .sorted(LATEST_FIRST)
            .iterator();
    return Repetition.whileTrue(
        () ->
            left.hasNext() ? view.load(left.next().experimentId()) : Future.succeededFuture(false));
  }
}
