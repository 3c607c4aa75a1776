package io.headrace.query.live;

import io.vertx.core.buffer.Buffer;

/**
 * What there is to tell of a run since some moment. Confined to its loop's thread.
 *
 * <p>That of a tick is shared by all streams of the run, and so is the text of all its points; what
 * waits for a slow client is that client's own.
 */
final class RunNews {

  private final String runId;
  private final ArrivedPoints points;
  private RunFacts facts;
  private boolean gone;
  private boolean gap;
  private long position;
  private Buffer textOfAll;

  /** Nothing yet, and never more points than {@code maxPoints}. */
  RunNews(String runId, int maxPoints) {
    this.runId = runId;
    this.points = new ArrivedPoints(maxPoints);
  }

  void add(Arrival arrival) {
    if (arrival.points() != null) {
      points.addAll(arrival.points());
    }
    points.addMissed(arrival.missed());
    facts = arrival.facts() == null ? facts : arrival.facts();
    gone |= arrival.gone();
    position = Math.max(position, arrival.position());
  }

  /** Adds what another one has of a selection's metrics. */
  void addAll(RunNews other, Selection selection) {
    points.addAll(other.points, selection);
    facts = other.facts == null ? facts : other.facts;
    gone |= other.gone;
    gap |= other.gap;
  }

  void add(RunFacts now) {
    facts = now;
  }

  /** Points are missing, nobody knows how many. */
  void addGap() {
    gap = true;
  }

  void addGone() {
    gone = true;
  }

  /** The events that tell it; none when nothing of it is the selection's. */
  EventText text(Selection selection) {
    EventText text = new EventText();
    if (gap || points.missed() > 0) {
      // Of which metrics they were is not counted.
      text.add(LiveEvents.gap(runId, selection.hasAllKeys() ? points.missed() : 0));
    }
    Buffer told = selection.hasAllKeys() ? textOfAll(selection) : pointsText(selection);
    if (told.length() > 0) {
      text.add(told);
    }
    if (gone) {
      text.add(LiveEvents.gone(runId));
    } else if (facts != null) {
      text.add(LiveEvents.run(runId, facts));
    }
    return text;
  }

  private Buffer textOfAll(Selection selection) {
    if (textOfAll == null) {
      textOfAll = pointsText(selection);
    }
    return textOfAll;
  }

  private Buffer pointsText(Selection selection) {
    return LiveEvents.points(runId, points, selection);
  }

  String runId() {
    return runId;
  }

  ArrivedPoints points() {
    return points;
  }

  /** What is new of the run itself; {@code null} if nothing is. */
  RunFacts facts() {
    return facts;
  }

  /** Whether the run is deleted for good. */
  boolean isGone() {
    return gone;
  }

  /** Of the last event. */
  long position() {
    return position;
  }
}
