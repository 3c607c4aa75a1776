package io.headrace.view;

import io.headrace.error.HeadraceException;
import io.headrace.event.Outcome;
import io.headrace.event.RunEvents;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.LogRecord;
import io.headrace.metric.MetricColumns;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets events of the log change runs, and tells who waits for an event what came of it, and who
 * watches a run that there was one.
 *
 * <p>Confined to the tail's thread.
 */
final class EventApplier {

  private static final Logger LOG = LoggerFactory.getLogger(EventApplier.class);

  private final Outcomes outcomes;
  private final RunWatches watches;

  EventApplier(Outcomes outcomes, RunWatches watches) {
    this.outcomes = outcomes;
    this.watches = watches;
  }

  /** The run that an event begins. */
  RunState begin(RunEvent created, LogRecord record) {
    RunState run = new RunState(created.getRunId(), created.getCreated(), record.position());
    outcomes.settle(record.origin(), Outcome.APPLIED, run);
    return run;
  }

  /**
   * The run that the first {@code RunCreated} among some events begins, as the later ones leave it;
   * {@code null} when there is none. Events before it are passed over.
   */
  RunState begin(String runId, List<LogRecord> records) {
    for (int i = 0; i < records.size(); i++) {
      RunEvent event = parse(runId, records.get(i));
      if (event != null && event.hasCreated()) {
        RunState run = begin(event, records.get(i));
        applyAll(run, records.subList(i + 1, records.size()));
        return run;
      }
    }
    return null;
  }

  void applyAll(RunState run, List<LogRecord> records) {
    records.forEach(record -> apply(run, record));
  }

  void apply(RunState run, LogRecord record) {
    RunEvent event = parse(run.runId(), record);
    if (event == null) {
      return;
    }
    try {
      apply(run, event, record);
    } catch (IllegalArgumentException e) {
      passOver(record, e);
    }
  }

  private void apply(RunState run, RunEvent event, LogRecord record) {
    // Before anything of the event is applied: a batch with bad points must leave nothing.
    MetricColumns points = RunState.metricsOf(event);
    Outcome outcome = run.apply(event, record.position());
    if (outcome instanceof Outcome.Applied) {
      if (points != null) {
        run.addMetrics(points);
      }
      watches.applied(run, points, record.position());
    }
    // A run that is there was created: nothing can have refused that.
    boolean created = event.hasCreated() && !run.isPurged();
    outcomes.settle(record.origin(), created ? Outcome.APPLIED : outcome, run);
  }

  /** The event; {@code null} for what is none, which is passed over. */
  RunEvent parse(String runId, LogRecord record) {
    try {
      return RunEvents.parse(runId, record.value());
    } catch (IllegalArgumentException e) {
      passOver(record, e);
      return null;
    }
  }

  /** The recorder puts it among the dead letters and says so; a view just goes on. */
  private void passOver(LogRecord record, IllegalArgumentException reason) {
    LOG.debug("Passing over event {}", record.position(), reason);
    outcomes.settle(record.origin(), HeadraceException.invalid(reason.getMessage()));
  }

  /** Tells who still waits for one of these events that its run cannot be had. */
  void giveUp(List<LogRecord> records, HeadraceException reason) {
    records.forEach(record -> outcomes.settle(record.origin(), reason));
  }
}
