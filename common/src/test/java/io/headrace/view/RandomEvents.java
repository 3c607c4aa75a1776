package io.headrace.view;

import static io.headrace.view.PlainSearch.pick;

import io.headrace.event.Events;
import io.headrace.event.MetricColumnsCodec;
import io.headrace.event.RunEvents;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunStatus;
import io.headrace.event.proto.RunUpdated;
import io.headrace.metric.MetricColumns;
import io.headrace.model.Tag;
import java.util.List;
import java.util.SplittableRandom;

/** Whatever may happen to runs of a few experiments, over few keys and values. */
final class RandomEvents {

  static final List<String> EXPERIMENTS = List.of("7", "8", "9");

  private static final List<Double> VALUES =
      List.of(
          -1.0,
          -0.0,
          0.0,
          0.5,
          3.0,
          1e300,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY);

  private static final List<Long> TIMES = List.of(0L, 1L, 2L, Long.MAX_VALUE, Long.MIN_VALUE);

  private final SplittableRandom random;
  private int created;

  RandomEvents(SplittableRandom random) {
    this.random = random;
  }

  /** One that creates a run which nobody has heard of. */
  RunEvent creation() {
    RunEvent.Builder event = Events.created("r" + created++, pick(random, EXPERIMENTS)).toBuilder();
    event
        .getCreatedBuilder()
        .setRunName(pick(random, PlainSearch.TEXTS))
        .setUserId(pick(random, PlainSearch.TEXTS))
        .setStartTime(pick(random, TIMES));
    if (random.nextBoolean()) {
      event.getCreatedBuilder().addTags(tag());
    }
    return event.build();
  }

  /** One of a run that was created, or of one that never was. */
  RunEvent next(RecordedRuns runs) {
    List<String> ids = runs.ids();
    if (ids.isEmpty() || random.nextInt(30) == 0) {
      return of("ghost", batch(2));
    }
    String runId = pick(random, ids);
    return switch (random.nextInt(20)) {
      case 0 -> Events.created(runId, runs.experimentOf(runId));
      case 1, 2 -> of(runId, Events.deleted(random.nextInt(3), random.nextBoolean()));
      case 3, 4 -> of(runId, Events.restored(random.nextBoolean()));
      case 5 -> of(runId, Events.purged(random.nextInt(4)));
      case 6 -> of(runId, Events.tagDeleted(pick(random, List.of("a", "b", "mlflow.runName"))));
      case 7, 8 -> of(runId, Events.updated(update()));
      case 9 -> of(runId, dataset());
      case 10 -> of(runId, Events.param("heavy", "x".repeat(random.nextInt(4_000))));
      case 11, 12, 13, 14 -> of(runId, batch(0));
      default -> of(runId, batch(2));
    };
  }

  private static RunEvent of(String runId, RunEvent event) {
    return event.toBuilder().setRunId(runId).build();
  }

  private RunEvent batch(int mostTexts) {
    BatchLogged.Builder batch = BatchLogged.newBuilder();
    for (int left = random.nextInt(mostTexts + 1); left > 0; left--) {
      batch.addParams(
          RunEvents.param(pick(random, PlainSearch.KEYS), pick(random, PlainSearch.TEXTS)));
    }
    for (int left = random.nextInt(mostTexts + 1); left > 0; left--) {
      batch.addTags(tag());
    }
    MetricColumns points = new MetricColumns();
    for (int left = random.nextInt(4); left > 0; left--) {
      points.add(
          pick(random, PlainSearch.KEYS),
          random.nextInt(4) - 1,
          random.nextInt(3),
          pick(random, VALUES));
    }
    if (points.size() > 0) {
      batch.setMetrics(MetricColumnsCodec.encode(points));
    }
    return Events.logged(batch);
  }

  private io.headrace.event.proto.Tag tag() {
    return RunEvents.tag(
        pick(random, List.of("a", "a", "b", "mlflow.runName")), pick(random, PlainSearch.TEXTS));
  }

  private RunUpdated.Builder update() {
    RunUpdated.Builder update = RunUpdated.newBuilder();
    if (random.nextBoolean()) {
      update.setStatus(pick(random, List.of(RunStatus.FINISHED, RunStatus.RUNNING)));
    }
    if (random.nextBoolean()) {
      update.setEndTime(pick(random, TIMES));
    }
    if (random.nextBoolean()) {
      update.setRunName(pick(random, PlainSearch.TEXTS));
    }
    return update;
  }

  private RunEvent dataset() {
    String name = pick(random, PlainSearch.TEXTS);
    String digest = pick(random, PlainSearch.TEXTS);
    return Events.inputs(
        random.nextBoolean()
            ? Events.dataset(name, digest)
            : Events.dataset(
                name, digest, new Tag("mlflow.data.context", pick(random, PlainSearch.TEXTS))));
  }
}
