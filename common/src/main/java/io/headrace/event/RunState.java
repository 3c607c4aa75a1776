package io.headrace.event;

import com.google.protobuf.ByteString;
import io.headrace.api.RunIdRule;
import io.headrace.error.HeadraceException;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.InputsLogged;
import io.headrace.event.proto.OutputsLogged;
import io.headrace.event.proto.Param;
import io.headrace.event.proto.RunCreated;
import io.headrace.event.proto.RunDeleted;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunPurged;
import io.headrace.event.proto.RunRestored;
import io.headrace.event.proto.RunUpdated;
import io.headrace.event.proto.Tag;
import io.headrace.metric.KeyPlaces;
import io.headrace.metric.LatestMetrics;
import io.headrace.metric.MetricColumns;
import io.headrace.model.DatasetInput;
import io.headrace.model.LifecycleStage;
import io.headrace.model.MetricPoint;
import io.headrace.model.Run;
import io.headrace.model.RunStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A run as its events make it. {@link #apply} is the one place that decides what an event does, the
 * same for the recorder, which persists the result, and for the views, which answer from it: so
 * instances that read the same log agree without talking to each other.
 *
 * <p>Long because each kind of event is decided here, in one place, beside the fields it changes;
 * what has rules of its own (texts, lineage, latest metrics, sizes) is in classes of its own.
 *
 * <p>Confined to the thread that reads the log, but for the fields that never change, {@link
 * #lifecycleStage} and {@link #hasRoomForMetrics}.
 */
public final class RunState {

  /** The tag that mirrors the run's name, both ways; set to nothing, it leaves both as they are. */
  public static final String NAME_TAG = "mlflow.runName";

  /**
   * Past it a run is asked to take no new metrics. Well below {@link LatestMetrics#MAX_BYTES}, as
   * those under way are on top.
   */
  private static final long MAX_METRIC_BYTES = 4L * 1024 * 1024;

  /** Objects and arrays without their texts, those of the view among them. */
  private static final long BYTES_OF_EMPTY_RUN = 700;

  private static final long BYTES_PER_LINK = 300;

  /** Step, timestamp, value, key and place, in arrays that are not full. */
  private static final long BYTES_PER_METRIC = 50;

  private final String runId;
  private final String experimentId;
  private final String userId;
  private final long startTime;
  private final String artifactUri;
  private final long attributeBytes;

  private String name;
  private RunStatus status = RunStatus.RUNNING;
  private Long endTime;
  private volatile LifecycleStage lifecycleStage = LifecycleStage.ACTIVE;
  private Deletion deletion;
  private boolean purged;
  private final KeyedTexts params = new KeyedTexts();
  private final KeyedTexts tags = new KeyedTexts();
  private final RunLineage lineage = new RunLineage();
  private final LatestMetrics metrics = new LatestMetrics();
  private volatile boolean hasRoomForMetrics = true;
  private long position;

  /** The run that {@code created} begins. */
  public RunState(String runId, RunCreated created, long position) {
    this.runId = runId;
    this.experimentId = created.getExperimentId();
    this.userId = created.getUserId();
    this.startTime = created.getStartTime();
    this.artifactUri = created.getArtifactUri();
    this.attributeBytes = RunSize.of(experimentId, userId, artifactUri);
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
    this.attributeBytes = RunSize.of(experimentId, userId, artifactUri);
    this.name = run.name();
    this.status = run.status();
    this.endTime = run.endTime();
    this.lifecycleStage = run.lifecycleStage();
    this.deletion = deletion;
    this.params.putAll(run.params());
    this.tags.putAll(run.tags());
    this.lineage.addAll(run);
    this.position = position;
  }

  /**
   * What is left of a run that is deleted for good: that it is.
   *
   * @param position of the event that did it
   */
  public static RunState purged(String runId, String experimentId, long position) {
    Run nothing =
        new Run(
            runId,
            experimentId,
            "",
            "",
            RunStatus.RUNNING,
            0,
            null,
            "",
            LifecycleStage.DELETED,
            List.of(),
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            List.of());
    RunState purged = new RunState(nothing, new Deletion(1, false), position);
    purged.purged = true;
    return purged;
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
    if (purged) {
      // Its position stays, too: nothing of it is ever written behind the event that ended it.
      return Outcome.refused(RunIdRule.unknown(runId));
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
      case PURGED -> purge(event.getPurged());
      case TAG_DELETED -> whileActive(() -> deleteTag(event.getTagDeleted().getKey()));
      case INPUTS_LOGGED -> whileActive(() -> addInputs(event.getInputsLogged()));
      case OUTPUTS_LOGGED -> whileActive(() -> addOutputs(event.getOutputsLogged()));
      case MODEL_LOGGED -> logModel(new ModelHistory.Entry(event.getModelLogged().getEntry()));
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
          return whileItFits(growth(batch), () -> put(batch));
        });
  }

  private long growth(BatchLogged batch) {
    long growth = 0;
    for (Param param : batch.getParamsList()) {
      growth += params.growth(param.getKey(), param.getValue());
    }
    for (Tag tag : batch.getTagsList()) {
      growth += tags.growth(tag.getKey(), tag.getValue());
    }
    return growth;
  }

  private void put(BatchLogged batch) {
    batch.getParamsList().forEach(param -> params.put(param.getKey(), param.getValue()));
    batch.getTagsList().forEach(this::setTag);
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
    return whileItFits(tags.growth(NAME_TAG, update.getRunName()), () -> set(update));
  }

  private void set(RunUpdated update) {
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
  }

  private void rename(String name) {
    this.name = name;
    tags.put(NAME_TAG, name);
  }

  private void setTag(Tag tag) {
    if (!tag.getKey().equals(NAME_TAG)) {
      tags.put(tag.getKey(), tag.getValue());
    } else if (!tag.getValue().isEmpty()) {
      rename(tag.getValue());
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
      // Events come from anyone; a deletion without a time would not be one once it is stored.
      deletion = new Deletion(Math.max(1, deleted.getTime()), deleted.getWithExperiment());
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

  private Outcome purge(RunPurged purge) {
    if (deletion == null || deletion.time() > purge.getDeletedUntil()) {
      return Outcome.refused(
          HeadraceException.invalid(
              "The run " + runId + " has not been in the bin since " + purge.getDeletedUntil()));
    }
    purged = true;
    return Outcome.APPLIED;
  }

  private Outcome addInputs(InputsLogged inputs) {
    return whileItFits(lineage.growth(inputs), () -> lineage.addAll(inputs));
  }

  private Outcome addOutputs(OutputsLogged outputs) {
    return whileItFits(lineage.growth(outputs), () -> lineage.addAll(outputs));
  }

  private Outcome logModel(ModelHistory.Entry entry) {
    return whileActive(
        () -> {
          String before = tags.get(ModelHistory.TAG);
          if (!ModelHistory.isList(before)) {
            return Outcome.refused(ModelHistory.notAList());
          }
          String after = ModelHistory.with(before, entry);
          return whileItFits(
              tags.growth(ModelHistory.TAG, after), () -> tags.put(ModelHistory.TAG, after));
        });
  }

  /** Makes a change unless it makes a run too large; one that is so already may get smaller. */
  private Outcome whileItFits(long growth, Runnable change) {
    if (growth > 0 && size() + growth > RunSize.MAX_BYTES) {
      return Outcome.refused(RunSize.tooLarge());
    }
    change.run();
    return Outcome.APPLIED;
  }

  /** What the row comes to, as {@link RunSize} counts. */
  private long size() {
    return attributeBytes + params.bytes() + tags.bytes() + lineage.bytes();
  }

  /** Takes points into the latest metrics; any order, any number of times. */
  public void addMetrics(MetricColumns points) {
    metrics.addAll(points);
    if (metrics.bytes() > MAX_METRIC_BYTES && hasRoomForMetrics) {
      hasRoomForMetrics = false;
    }
  }

  /**
   * Whether the run takes points of any metric; if not, only of those it has, as {@link
   * #checkMetrics} finds out. Readable from any thread.
   */
  public boolean hasRoomForMetrics() {
    return hasRoomForMetrics;
  }

  /**
   * Refuses points of a metric that the run does not have, once it takes no more. For who is asked
   * to append them: on the log nothing refuses points.
   *
   * @throws HeadraceException with INVALID_PARAMETER_VALUE
   */
  public void checkMetrics(MetricColumns points) {
    if (!hasRoomForMetrics && !metrics.hasAll(points)) {
      throw HeadraceException.invalid(
          "The run "
              + runId
              + " has "
              + metrics.size()
              + " metrics and takes no more; it takes more points of those it has.");
    }
  }

  /** The points that an applied event carries, parsed; {@code null} when it carries none. */
  public static MetricColumns metricsOf(RunEvent event) {
    ByteString metrics = event.getLogged().getMetrics();
    return metrics.isEmpty() ? null : MetricColumnsCodec.decode(metrics);
  }

  /** A copy that other threads may keep. */
  public Run snapshot() {
    return snapshot(metrics.points());
  }

  /** The same without metrics, which are stored apart from all else and may be many. */
  public Run snapshotWithoutMetrics() {
    return snapshot(List.of());
  }

  private Run snapshot(List<MetricPoint> latest) {
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
        latest,
        params.copy(),
        tags.copy(),
        lineage.copyOfDatasets(),
        lineage.copyOfModelInputs(),
        lineage.copyOfModelOutputs());
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

  /** Whether it is deleted for good: to be answered for as if it had never been. */
  public boolean isPurged() {
    return purged;
  }

  public String param(String key) {
    return params.get(key);
  }

  public String tag(String key) {
    return tags.get(key);
  }

  /** Not to be changed. */
  public KeyPlaces paramKeys() {
    return params.keys();
  }

  /** Not to be changed. */
  public KeyPlaces tagKeys() {
    return tags.keys();
  }

  public Collection<DatasetInput> datasets() {
    return lineage.datasets();
  }

  public LatestMetrics metrics() {
    return metrics;
  }

  /**
   * Replaces keys by equal ones that other runs use, too.
   *
   * @param pool gives for a key the one to use
   */
  public void shareKeys(UnaryOperator<String> pool) {
    params.share(pool);
    tags.share(pool);
    metrics.keys().share(pool);
  }

  /**
   * About how many bytes of heap the run takes beside its keys, which it shares; never too few by
   * an order of magnitude.
   */
  public long weight() {
    return BYTES_OF_EMPTY_RUN
        + size()
        + BYTES_PER_LINK * lineage.size()
        + BYTES_PER_METRIC * metrics.size();
  }

  /** The {@link LogPosition} of the last event applied. */
  public long position() {
    return position;
  }
}
