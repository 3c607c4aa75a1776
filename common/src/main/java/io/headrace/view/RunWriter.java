package io.headrace.view;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.RunLog;
import io.headrace.metric.MetricColumns;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * Appends events to the run log and, where the log decides whether they count, waits for its
 * verdict. Thread-safe.
 */
public final class RunWriter {

  private final RunLog log;
  private final RunView view;
  private final Outcomes outcomes;
  private final Runnable hurry;

  /**
   * A writer to {@code log}.
   *
   * @param hurry has the tail read on at once, because somebody waits for what comes next
   */
  RunWriter(RunLog log, RunView view, Outcomes outcomes, Runnable hurry) {
    this.log = log;
    this.view = view;
    this.outcomes = outcomes;
    this.hurry = hurry;
  }

  /**
   * Appends an event that carries only metrics: done when Kafka has it. Waits for nothing else when
   * the run is in memory, as it is while it logs.
   *
   * @return fails with RESOURCE_DOES_NOT_EXIST for an unknown run, INVALID_PARAMETER_VALUE for a
   *     deleted one and for one that has too many metrics to take another
   */
  public Future<Void> appendMetrics(RunEvent event) {
    if (view.takesAnyMetric(event.getRunId())) {
      return log.append(event);
    }
    return requireActive(event.getRunId())
        .compose(active -> requireRoomForMetrics(event))
        .compose(taken -> log.append(event));
  }

  /** Nothing on the log refuses points, so what a run cannot take is refused in front of it. */
  private Future<Void> requireRoomForMetrics(RunEvent event) {
    if (view.takesAnyMetric(event.getRunId())) {
      return Future.succeededFuture();
    }
    MetricColumns points = RunState.metricsOf(event);
    if (points == null) {
      return Future.succeededFuture();
    }
    return view.ask(
        event.getRunId(),
        run -> {
          run.checkMetrics(points);
          return null;
        });
  }

  /** Completes when the run is there and active; fails as {@link #appendMetrics} does. */
  public Future<Void> requireActive(String runId) {
    return view.requireActive(runId);
  }

  /**
   * Appends an event to a run that exists and waits until the log has decided on it.
   *
   * @param answer made of the run right after the event, on the tail's thread
   * @return fails with the log's refusal, or with RESOURCE_DOES_NOT_EXIST for an unknown run
   */
  public <T> Future<T> append(RunEvent event, Function<RunState, T> answer) {
    return view.require(event.getRunId())
        .compose(known -> requireRoomForMetrics(event))
        .compose(taken -> appendAndAwait(event, answer));
  }

  /** Appends the event that begins a run, which must not have been appended before. */
  public <T> Future<T> create(RunEvent event, Function<RunState, T> answer) {
    return appendAndAwait(event, answer);
  }

  /** Appends the event that begins a run unless an earlier try did. */
  public <T> Future<T> createAgain(RunEvent event, Function<RunState, T> answer) {
    return view.ask(event.getRunId(), answer)
        .recover(
            failure ->
                HeadraceException.is(failure, ErrorCode.RESOURCE_DOES_NOT_EXIST)
                    ? appendAndAwait(event, answer)
                    : Future.failedFuture(failure));
  }

  private <T> Future<T> appendAndAwait(RunEvent event, Function<RunState, T> answer) {
    Outcomes.Ticket<T> ticket = outcomes.expect(answer);
    log.append(event, ticket.origin())
        .onSuccess(appended -> hurry.run())
        .onFailure(failure -> outcomes.cancel(ticket, failure));
    return ticket.future();
  }
}
