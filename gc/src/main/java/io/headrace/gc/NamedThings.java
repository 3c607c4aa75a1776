package io.headrace.gc;

import io.headrace.async.Lanes;
import io.headrace.error.HeadraceException;
import io.headrace.gc.Journal.Kind;
import io.headrace.store.ExperimentBin;
import io.headrace.store.ExperimentBin.Purge;
import io.headrace.store.LoggedModelBin;
import io.headrace.store.RunBin;
import io.headrace.store.RunStub;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds what a person names by ids, and refuses what must not be deleted for good, with MLflow's
 * words. What is not there is only mentioned: an earlier one may have deleted it.
 */
final class NamedThings {

  private static final int AT_ONCE = 8;

  private final Age olderThan;
  private final long deletedUntil;
  private final ExperimentBin experiments;
  private final RunBin runs;
  private final LoggedModelBin models;
  private final Journal journal;

  /**
   * @param deletedUntil ms since the epoch: now less {@code olderThan}
   */
  NamedThings(
      Age olderThan,
      long deletedUntil,
      ExperimentBin experiments,
      RunBin runs,
      LoggedModelBin models,
      Journal journal) {
    this.olderThan = olderThan;
    this.deletedUntil = deletedUntil;
    this.experiments = experiments;
    this.runs = runs;
    this.models = models;
    this.journal = journal;
  }

  Future<List<RunStub>> runs(Set<String> runIds) {
    return each(
        Kind.RUN,
        runIds,
        id ->
            runs.find(id)
                .map(
                    found ->
                        found.map(
                            run ->
                                checked(
                                    run,
                                    Kind.RUN,
                                    id,
                                    run.purged() || run.deletionTime() != 0,
                                    run.isDue(deletedUntil)))));
  }

  Future<List<LoggedModelBin.Entry>> models(Set<String> modelIds) {
    return each(
        Kind.MODEL,
        modelIds,
        id ->
            models
                .find(id)
                .map(
                    found ->
                        found.map(
                            model ->
                                checked(
                                    model,
                                    Kind.MODEL,
                                    id,
                                    model.deletionTime() != 0,
                                    model.isDue(deletedUntil)))));
  }

  Future<List<ExperimentBin.Entry>> experiments(Set<String> experimentIds) {
    return experimentIds.isEmpty()
        ? Future.succeededFuture(List.of())
        : experiments
            .all()
            .compose(
                all ->
                    each(
                        Kind.EXPERIMENT,
                        experimentIds,
                        id -> Future.succeededFuture(find(all, id))));
  }

  private Optional<ExperimentBin.Entry> find(List<ExperimentBin.Entry> all, String experimentId) {
    return all.stream()
        .filter(entry -> entry.experiment().experimentId().equals(experimentId))
        .findFirst()
        .map(
            entry ->
                checked(
                    entry,
                    Kind.EXPERIMENT,
                    experimentId,
                    entry.purge() != Purge.NONE || !entry.experiment().isActive(),
                    entry.isDue(deletedUntil)));
  }

  private <T> T checked(T thing, Kind kind, String id, boolean deleted, boolean due) {
    if (!deleted) {
      throw HeadraceException.invalid(
          "%s %s is not in `deleted` lifecycle stage. Only %ss in `deleted` lifecycle stage can be deleted."
              .formatted(kind.title(), id, kind.noun()));
    }
    if (!due) {
      throw HeadraceException.invalid(
          "%s %s is not older than the required age. Only %ss older than %s can be deleted."
              .formatted(kind.title(), id, kind.noun(), olderThan.text()));
    }
    return thing;
  }

  private <T> Future<List<T>> each(
      Kind kind, Set<String> ids, Function<String, Future<Optional<T>>> find) {
    List<T> all = Collections.synchronizedList(new ArrayList<>());
    return Lanes.forEach(
            AT_ONCE,
            List.copyOf(ids),
            id ->
                find.apply(id)
                    .onSuccess(
                        found ->
                            found.ifPresentOrElse(
                                all::add,
                                () ->
                                    journal.missing(
                                        "There is no "
                                            + kind.noun()
                                            + " "
                                            + id
                                            + ", or not any more.")))
                    .mapEmpty())
        .map(done -> List.copyOf(all));
  }
}
