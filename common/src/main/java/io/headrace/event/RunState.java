package io.headrace.event;

import com.google.protobuf.ByteString;
import io.headrace.error.HeadraceException;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.Param;
import io.headrace.event.proto.RunCreated;
import io.headrace.event.proto.RunDeleted;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunRestored;
import io.headrace.event.proto.RunUpdated;
import io.headrace.event.proto.Tag;
import io.headrace.metric.LatestMetrics;
import io.headrace.metric.MetricColumns;
import io.headrace.model.DatasetInput;
import io.headrace.model.LifecycleStage;
import io.headrace.model.ModelOutput;
import io.headrace.model.Run;
import io.headrace.model.RunStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as its events make it. {@link #apply} is the one place that decides what an event does, the
 * same for the recorder, which persists the result, and for the views, which answer from it: so
 * instances that read the same log agree without talking to each other.
 *
 * <p>Confined to the thread that reads the log, but for the fields that never change and {@link
 * #lifecycleStage}.
 */
public final class RunState {

  /** The tag that mirrors the run's name, both ways. */
  private static final String NAME_TAG = "mlflow.runName";

  private final String runId;
  private final String experimentId;
  private final String userId;
  private final long startTime;
  private final String artifactUri;

  private String name;
  private RunStatus status = RunStatus.RUNNING;
  private Long endTime;
  private volatile LifecycleStage lifecycleStage = LifecycleStage.ACTIVE;
  private Deletion deletion;
  private final KeyedTexts params = new KeyedTexts();
  private final KeyedTexts tags = new KeyedTexts();
  private final List<DatasetInput> datasets = new ArrayList<>(0);
  private final List<String> modelInputs = new ArrayList<>(0);
  private final List<ModelOutput> modelOutputs = new ArrayList<>(0);
  private final LatestMetrics metrics = new LatestMetrics();
  private long position;

  /** Chars of {@link #datasets}. */
  private long datasetLength;

  /** The run that {@code created} begins. */
  public RunState(String runId, RunCreated created, long position) {
    this.runId = runId;
    this.experimentId = created.getExperimentId();
    this.userId = created.getUserId();
    this.startTime = created.getStartTime();
    this.artifactUri = created.getArtifactUri();
    this.position = position;
    created.getTagsList().forEach(this::setTag);
    rename(created.getRunName());
  }

  /**
   * A run as it was stored.
   *
   * @param deletion {@code null} when the run is not deleted
   * @param position of the last event that {@code run} shows; of metrics the owner sees to itself
   */
  public RunState(Run run, Deletion deletion, long position) {
    this.runId = run.runId();
    this.experimentId = run.experimentId();
    this.userId = run.userId();
    this.startTime = run.startTime();
    this.artifactUri = run.artifactUri();
    this.name = run.name();
    this.status = run.status();
    this.endTime = run.endTime();
    this.lifecycleStage = run.lifecycleStage();
    this.deletion = deletion;
    this.params.putAll(run.params());
    this.tags.putAll(run.tags());
    run.datasets().forEach(this::addDataset);
    this.modelInputs.addAll(run.modelInputs());
    this.modelOutputs.addAll(run.modelOutputs());
    this.position = position;
  }

  /**
   * Applies the event that stands at {@code position}; one that was seen before changes nothing.
   * Points are for {@link #addMetrics}, which the caller calls with them when the outcome is {@link
   * Outcome.Applied}.
   *
   * @throws IllegalArgumentException for an event without a change that we know
   */
  public Outcome apply(RunEvent event, long position) {
    if (position <= this.position) {
      return Outcome.KNOWN;
    }
    Outcome outcome = change(event);
    this.position = position;
    return outcome;
  }

  private Outcome change(RunEvent event) {
    return switch (event.getChangeCase()) {
      case CREATED -> Outcome.APPLIED;
      case LOGGED -> log(event.getLogged());
      case UPDATED -> whileActive(() -> update(event.getUpdated()));
      case DELETED -> delete(event.getDeleted());
      case RESTORED -> restore(event.getRestored());
      case TAG_DELETED -> whileActive(() -> deleteTag(event.getTagDeleted().getKey()));
      case INPUTS_LOGGED -> whileActive(() -> addInputs(event.getInputsLogged()));
      case OUTPUTS_LOGGED -> whileActive(() -> addOutputs(event.getOutputsLogged()));
      default ->
          throw new IllegalArgumentException("Event of unknown kind " + event.getChangeCase());
    };
  }

  private interface Change {
    Outcome make();
  }

  private Outcome whileActive(Change change) {
    if (lifecycleStage != LifecycleStage.ACTIVE) {
      return Outcome.refused(notActive(runId));
    }
    return change.make();
  }

  /** What a client is told that writes to a deleted run. */
  public static HeadraceException notActive(String runId) {
    return HeadraceException.invalid(
        "The run " + runId + " must be in the 'active' state. Current state is deleted.");
  }

  private Outcome log(BatchLogged batch) {
    if (isMetricsOnly(batch)) {
      // Acknowledged without waiting for the log's verdict, so there can be no other verdict.
      return Outcome.APPLIED;
    }
    return whileActive(
        () -> {
          List<ParamConflict> conflicts = conflicts(batch.getParamsList());
          if (!conflicts.isEmpty()) {
            return Outcome.refused(ParamConflict.refusal(runId, conflicts));
          }
          batch.getParamsList().forEach(param -> params.put(param.getKey(), param.getValue()));
          batch.getTagsList().forEach(this::setTag);
          return Outcome.APPLIED;
        });
  }

  static boolean isMetricsOnly(BatchLogged batch) {
    return batch.getParamsCount() == 0 && batch.getTagsCount() == 0;
  }

  private List<ParamConflict> conflicts(List<Param> logged) {
    List<ParamConflict> conflicts = new ArrayList<>(0);
    for (Param param : logged) {
      String before = params.get(param.getKey());
      if (before != null && !before.equals(param.getValue())) {
        conflicts.add(new ParamConflict(param.getKey(), before, param.getValue()));
      }
    }
    return conflicts;
  }

  private Outcome update(RunUpdated update) {
    if (update.hasStatus()) {
      RunStatus named = RunStatus.BY_NUMBER.get(update.getStatusValue());
      if (named != null) {
        status = named;
      }
    }
    if (update.hasEndTime()) {
      endTime = update.getEndTime();
    }
    if (update.hasRunName() && !update.getRunName().isEmpty()) {
      rename(update.getRunName());
    }
    return Outcome.APPLIED;
  }

  private void rename(String name) {
    this.name = name;
    tags.put(NAME_TAG, name);
  }

  private void setTag(Tag tag) {
    tags.put(tag.getKey(), tag.getValue());
    if (tag.getKey().equals(NAME_TAG)) {
      name = tag.getValue();
    }
  }

  private Outcome deleteTag(String key) {
    if (!tags.remove(key)) {
      return Outcome.refused(
          HeadraceException.notFound("No tag with name: " + key + " in run with id " + runId));
    }
    return Outcome.APPLIED;
  }

  private Outcome delete(RunDeleted deleted) {
    if (lifecycleStage == LifecycleStage.ACTIVE) {
      lifecycleStage = LifecycleStage.DELETED;
      deletion = new Deletion(deleted.getTime(), deleted.getWithExperiment());
    }
    return Outcome.APPLIED;
  }

  private Outcome restore(RunRestored restored) {
    if (deletion != null && (deletion.withExperiment() || !restored.getWithExperiment())) {
      lifecycleStage = LifecycleStage.ACTIVE;
      deletion = null;
    }
    return Outcome.APPLIED;
  }

  private Outcome addInputs(io.headrace.event.proto.InputsLogged inputs) {
    for (io.headrace.event.proto.DatasetInput input : inputs.getDatasetsList()) {
      DatasetInput dataset = RunEvents.dataset(input);
      // The first mention of a dataset stands, its tags too.
      if (datasets.stream().noneMatch(known -> sameDataset(known, dataset))) {
        addDataset(dataset);
      }
    }
    for (String model : inputs.getModelsList()) {
      if (!modelInputs.contains(model)) {
        modelInputs.add(model);
      }
    }
    return Outcome.APPLIED;
  }

  private void addDataset(DatasetInput dataset) {
    datasets.add(dataset);
    datasetLength += dataset.textLength();
  }

  private static boolean sameDataset(DatasetInput a, DatasetInput b) {
    return a.name().equals(b.name()) && a.digest().equals(b.digest());
  }

  private Outcome addOutputs(io.headrace.event.proto.OutputsLogged outputs) {
    for (io.headrace.event.proto.ModelOutput output : outputs.getModelsList()) {
      ModelOutput model = new ModelOutput(output.getModelId(), output.getStep());
      if (!modelOutputs.contains(model)) {
        modelOutputs.add(model);
      }
    }
    return Outcome.APPLIED;
  }

  /** Takes points into the latest metrics; any order, any number of times. */
  public void addMetrics(MetricColumns points) {
    metrics.addAll(points);
  }

  /** The points that an applied event carries, parsed; {@code null} when it carries none. */
  public static MetricColumns metricsOf(RunEvent event) {
    ByteString metrics = event.getLogged().getMetrics();
    return metrics.isEmpty() ? null : MetricColumnsCodec.decode(metrics);
  }

  /** A copy that other threads may keep. */
  public Run snapshot() {
    return new Run(
        runId,
        experimentId,
        name,
        userId,
        status,
        startTime,
        endTime,
        artifactUri,
        lifecycleStage,
        metrics.points(),
        params.copy(),
        tags.copy(),
        List.copyOf(datasets),
        List.copyOf(modelInputs),
        List.copyOf(modelOutputs));
  }

  public String runId() {
    return runId;
  }

  public String experimentId() {
    return experimentId;
  }

  public String userId() {
    return userId;
  }

  public String artifactUri() {
    return artifactUri;
  }

  public long startTime() {
    return startTime;
  }

  public String name() {
    return name;
  }

  public RunStatus status() {
    return status;
  }

  /** ms since the epoch, or {@code null}. */
  public Long endTime() {
    return endTime;
  }

  /** Readable from any thread. */
  public LifecycleStage lifecycleStage() {
    return lifecycleStage;
  }

  /** When and how it was deleted, or {@code null} when it is not. */
  public Deletion deletion() {
    return deletion;
  }

  public String param(String key) {
    return params.get(key);
  }

  public String tag(String key) {
    return tags.get(key);
  }

  public List<DatasetInput> datasets() {
    return datasets;
  }

  public LatestMetrics metrics() {
    return metrics;
  }

  /** About how many bytes of heap the run takes; never too few by an order of magnitude. */
  public long weight() {
    return 800
        + 2 * (params.length() + tags.length() + datasetLength)
        + 120L * (params.size() + tags.size())
        + 160L * metrics.size()
        + 400L * datasets.size()
        + 100L * (modelInputs.size() + modelOutputs.size());
  }

  /** The {@link LogPosition} of the last event applied. */
  public long position() {
    return position;
  }
}
