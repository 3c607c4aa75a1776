package io.headrace.event;

import io.headrace.error.HeadraceException;

/** What came of an event: the log's order decides, the same everywhere. */
public sealed interface Outcome {

  /** The run is now as the event says, or was already. */
  record Applied() implements Outcome {}

  /** The event changed nothing; the client is told why. */
  record Refused(HeadraceException reason) implements Outcome {}

  /** The run shows an event at or after this one: it was applied or refused before. */
  record Known() implements Outcome {}

  Outcome APPLIED = new Applied();
  Outcome KNOWN = new Known();

  static Outcome refused(HeadraceException reason) {
    return new Refused(reason);
  }
}
