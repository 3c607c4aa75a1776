package io.headrace.view;

import io.headrace.log.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One load of a run, or of all runs of an experiment, from Cassandra: who waits for it, and the
 * events that arrived since it began. A loaded run is as old as its row; these make it current.
 *
 * <p>Confined to the tail's thread.
 */
final class RunLoad {

  /** Who asked for what is being loaded. */
  interface Asker {
    /** It is in memory now, or does not exist. */
    void loaded();

    void failed(Throwable reason);

    /** Whether somebody waits; else it is loaded before it is needed. */
    default boolean waits() {
      return true;
    }
  }

  private final String id;
  private final KeptEvents events;
  private final long from;
  private final List<Asker> askers = new ArrayList<>(1);
  private boolean cut;

  /**
   * A load that begins now.
   *
   * @param id of the run or of the experiment
   * @param events where those are kept that arrive from now on
   */
  RunLoad(String id, KeptEvents events) {
    this.id = id;
    this.events = events;
    this.from = events.next();
  }

  String id() {
    return id;
  }

  /** The number of the first event that it needs. */
  long from() {
    return from;
  }

  void join(Asker asker) {
    askers.add(asker);
  }

  /** Whether nobody waits for it, so that no other run is to leave memory for it. */
  boolean isAhead() {
    return askers.stream().noneMatch(Asker::waits);
  }

  List<Asker> askers() {
    return askers;
  }

  /** The kept events of a run, in their order. */
  List<LogRecord> since(String runId) {
    return events.of(runId, from);
  }

  /** The runs that began in the experiment since its load did. */
  Set<String> begun() {
    return events.createdIn(id, from);
  }

  /**
   * One of the experiment's runs had to leave memory, and with it events that were not kept: what
   * is still to come of this load may be out of date.
   */
  void cut() {
    cut = true;
  }

  boolean isCut() {
    return cut;
  }
}
