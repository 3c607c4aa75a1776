package io.headrace.event;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import io.headrace.api.ExperimentIdRule;
import io.headrace.api.RunIdRule;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.Dataset;
import io.headrace.event.proto.InputsLogged;
import io.headrace.event.proto.OutputsLogged;
import io.headrace.event.proto.RunDeleted;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunRestored;
import io.headrace.metric.MetricColumns;
import io.headrace.model.DatasetInput;
import io.headrace.model.LifecycleStage;
import io.headrace.model.ModelOutput;
import io.headrace.model.Run;
import io.headrace.model.Tag;
import java.io.IOException;
import java.util.List;

/** Makes events, and turns their parts into the model's words. */
public final class RunEvents {

  private RunEvents() {}

  /**
   * Reads a record's value without copying the points in it: they stay a slice of {@code value}.
   *
   * @param runId the record's key
   * @throws IllegalArgumentException when the bytes are no event of that run, no run can have that
   *     id, or the run that it begins is too large
   */
  public static RunEvent parse(String runId, byte[] value) {
    RunEvent event = parse(value);
    if (!event.getRunId().equals(runId)) {
      throw new IllegalArgumentException("Its key is not its run's id");
    }
    if (!RunIdRule.isAllowed(runId)) {
      throw new IllegalArgumentException("Its run's id is none");
    }
    if (event.hasCreated() && !ExperimentIdRule.isAllowed(event.getCreated().getExperimentId())) {
      throw new IllegalArgumentException("Its run's experiment id is none");
    }
    if (event.hasCreated() && RunSize.isTooLarge(event.getCreated())) {
      throw new IllegalArgumentException("Its run is too large");
    }
    return event;
  }

  private static RunEvent parse(byte[] value) {
    CodedInputStream in = UnsafeByteOperations.unsafeWrap(value).newCodedInput();
    in.enableAliasing(true);
    try {
      return RunEvent.parseFrom(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("Malformed run event: " + e.getMessage(), e);
    }
  }

  public static RunEvent metricsLogged(String runId, MetricColumns points) {
    return RunEvent.newBuilder()
        .setRunId(runId)
        .setLogged(BatchLogged.newBuilder().setMetrics(MetricColumnsCodec.encode(points)))
        .build();
  }

  /**
   * Has a run go where its experiment is.
   *
   * @param time of the deletion, if it is one; ms since the epoch
   */
  public static RunEvent movedWithExperiment(String runId, LifecycleStage stage, long time) {
    RunEvent.Builder event = RunEvent.newBuilder().setRunId(runId);
    return stage == LifecycleStage.DELETED
        ? event.setDeleted(RunDeleted.newBuilder().setTime(time).setWithExperiment(true)).build()
        : event.setRestored(RunRestored.newBuilder().setWithExperiment(true)).build();
  }

  public static io.headrace.event.proto.Tag tag(String key, String value) {
    return io.headrace.event.proto.Tag.newBuilder().setKey(key).setValue(value).build();
  }

  public static io.headrace.event.proto.Param param(String key, String value) {
    return io.headrace.event.proto.Param.newBuilder().setKey(key).setValue(value).build();
  }

  static DatasetInput dataset(io.headrace.event.proto.DatasetInput input) {
    Dataset dataset = input.getDataset();
    List<Tag> tags =
        input.getTagsList().stream().map(tag -> new Tag(tag.getKey(), tag.getValue())).toList();
    return new DatasetInput(
        dataset.getName(),
        dataset.getDigest(),
        dataset.getSourceType(),
        dataset.getSource(),
        dataset.hasSchema() ? dataset.getSchema() : null,
        dataset.hasProfile() ? dataset.getProfile() : null,
        tags);
  }

  /** The message that {@link #dataset} reads. */
  public static io.headrace.event.proto.DatasetInput message(DatasetInput input) {
    Dataset.Builder dataset =
        Dataset.newBuilder()
            .setName(input.name())
            .setDigest(input.digest())
            .setSourceType(input.sourceType())
            .setSource(input.source());
    if (input.schema() != null) {
      dataset.setSchema(input.schema());
    }
    if (input.profile() != null) {
      dataset.setProfile(input.profile());
    }
    io.headrace.event.proto.DatasetInput.Builder message =
        io.headrace.event.proto.DatasetInput.newBuilder().setDataset(dataset);
    input.tags().forEach(tag -> message.addTags(tag(tag.key(), tag.value())));
    return message.build();
  }

  /** Whether the event carries points and nothing else: acknowledged without the log's verdict. */
  public static boolean isMetricsOnly(RunEvent event) {
    return event.getChangeCase() == RunEvent.ChangeCase.LOGGED
        && RunState.isMetricsOnly(event.getLogged());
  }

  /** What a run read, as one message. */
  public static InputsLogged inputs(Run run) {
    InputsLogged.Builder inputs = InputsLogged.newBuilder().addAllModels(run.modelInputs());
    run.datasets().forEach(dataset -> inputs.addDatasets(message(dataset)));
    return inputs.build();
  }

  /** The datasets that {@link #inputs} wrote. */
  public static List<DatasetInput> datasets(InputsLogged inputs) {
    return inputs.getDatasetsList().stream().map(RunEvents::dataset).toList();
  }

  /** What a run wrote, as one message. */
  public static OutputsLogged outputs(Run run) {
    OutputsLogged.Builder outputs = OutputsLogged.newBuilder();
    run.modelOutputs()
        .forEach(
            model ->
                outputs.addModels(
                    io.headrace.event.proto.ModelOutput.newBuilder()
                        .setModelId(model.modelId())
                        .setStep(model.step())));
    return outputs.build();
  }

  /** The models that {@link #outputs} wrote. */
  public static List<ModelOutput> modelOutputs(OutputsLogged outputs) {
    return outputs.getModelsList().stream()
        .map(model -> new ModelOutput(model.getModelId(), model.getStep()))
        .toList();
  }
}
