package io.headrace.event;

import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.InputsLogged;
import io.headrace.event.proto.ModelOutput;
import io.headrace.event.proto.OutputsLogged;
import io.headrace.event.proto.RunCreated;
import io.headrace.event.proto.RunDeleted;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunPurged;
import io.headrace.event.proto.RunRestored;
import io.headrace.event.proto.RunUpdated;
import io.headrace.event.proto.TagDeleted;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.PlainPoint;
import io.headrace.model.DatasetInput;
import io.headrace.model.RunStatus;
import io.headrace.model.Tag;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events of one run, over few keys and values so that they meet. */
public final class Events {

  public static final String RUN_ID = "run-1";

  private Events() {}

  public static RunEvent created(String runId, String experimentId) {
    return RunEvent.newBuilder()
        .setRunId(runId)
        .setCreated(
            RunCreated.newBuilder()
                .setExperimentId(experimentId)
                .setRunName("swift-otter-1")
                .setUserId("me")
                .setStartTime(1_000)
                .setArtifactUri("mlflow-artifacts:/" + experimentId + "/" + runId + "/artifacts"))
        .build();
  }

  public static RunEvent created() {
    return created(RUN_ID, "7");
  }

  public static RunEvent param(String key, String value) {
    return logged(BatchLogged.newBuilder().addParams(RunEvents.param(key, value)));
  }

  public static RunEvent tag(String key, String value) {
    return logged(BatchLogged.newBuilder().addTags(RunEvents.tag(key, value)));
  }

  public static RunEvent metric(String key, long step, double value) {
    MetricColumns columns = new MetricColumns();
    columns.add(key, step, 1_000 + step, value);
    return RunEvents.metricsLogged(RUN_ID, columns);
  }

  public static RunEvent logged(BatchLogged.Builder batch) {
    return event().setLogged(batch).build();
  }

  public static RunEvent updated(RunUpdated.Builder update) {
    return event().setUpdated(update).build();
  }

  public static RunEvent tagDeleted(String key) {
    return event().setTagDeleted(TagDeleted.newBuilder().setKey(key)).build();
  }

  public static RunEvent deleted(long time, boolean withExperiment) {
    return event()
        .setDeleted(RunDeleted.newBuilder().setTime(time).setWithExperiment(withExperiment))
        .build();
  }

  public static RunEvent restored(boolean withExperiment) {
    return event().setRestored(RunRestored.newBuilder().setWithExperiment(withExperiment)).build();
  }

  public static RunEvent purged(long deletedUntil) {
    return event().setPurged(RunPurged.newBuilder().setDeletedUntil(deletedUntil)).build();
  }

  public static RunEvent inputs(DatasetInput dataset, String... models) {
    return event()
        .setInputsLogged(
            InputsLogged.newBuilder()
                .addDatasets(RunEvents.message(dataset))
                .addAllModels(List.of(models)))
        .build();
  }

  public static RunEvent output(String model, long step) {
    return event()
        .setOutputsLogged(
            OutputsLogged.newBuilder()
                .addModels(ModelOutput.newBuilder().setModelId(model).setStep(step)))
        .build();
  }

  private static RunEvent.Builder event() {
    return RunEvent.newBuilder().setRunId(RUN_ID);
  }

  public static DatasetInput dataset(String name, String digest, Tag... tags) {
    return new DatasetInput(name, digest, "local", "{}", null, "{\"rows\":1}", List.of(tags));
  }

  /** Any event that may follow the first. */
  static Arbitrary<RunEvent> any() {
    Arbitrary<String> keys = Arbitraries.of("a", "b", "mlflow.runName");
    Arbitrary<String> values = Arbitraries.of("", "x", "y");
    return Arbitraries.oneOf(
        batches(keys, values),
        batches(keys, values),
        updates(),
        keys.map(Events::tagDeleted),
        Combinators.combine(Arbitraries.longs().between(0, 2), Arbitraries.of(true, false))
            .as(Events::deleted),
        Arbitraries.of(true, false).map(Events::restored),
        Arbitraries.longs().between(0, 2).map(Events::purged),
        Combinators.combine(values, values, values)
            .as((name, digest, tag) -> inputs(dataset(name, digest, new Tag("t", tag)), name)),
        Combinators.combine(values, Arbitraries.longs().between(0, 1)).as(Events::output),
        Arbitraries.just(created()));
  }

  private static Arbitrary<RunEvent> batches(Arbitrary<String> keys, Arbitrary<String> values) {
    return Combinators.combine(
            Combinators.combine(keys, values).as(RunEvents::param).list().ofMaxSize(2),
            Combinators.combine(keys, values).as(RunEvents::tag).list().ofMaxSize(2),
            PlainPoint.loggable().list().ofMaxSize(3))
        .as(
            (params, tags, points) -> {
              BatchLogged.Builder batch =
                  BatchLogged.newBuilder().addAllParams(params).addAllTags(tags);
              if (!points.isEmpty()) {
                batch.setMetrics(MetricColumnsCodec.encode(PlainPoint.columns(points)));
              }
              return logged(batch);
            });
  }

  private static Arbitrary<RunEvent> updates() {
    return Combinators.combine(
            Arbitraries.of(RunStatus.values()).injectNull(0.3),
            Arbitraries.longs().between(0, 3).injectNull(0.3),
            Arbitraries.of("", "n1", "n2").injectNull(0.3))
        .as(
            (status, endTime, name) -> {
              RunUpdated.Builder update = RunUpdated.newBuilder();
              if (status != null) {
                update.setStatus(io.headrace.event.proto.RunStatus.valueOf(status.name()));
              }
              if (endTime != null) {
                update.setEndTime(endTime);
              }
              if (name != null) {
                update.setRunName(name);
              }
              return updated(update);
            });
  }
}
