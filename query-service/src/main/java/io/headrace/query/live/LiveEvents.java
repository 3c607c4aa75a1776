package io.headrace.query.live;

import io.headrace.http.JsonAnswer;
import io.headrace.metric.MetricHistory;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The events of a stream as text: a name, and one line of JSON by the conventions of all our
 * answers. {@code docs/live.md} says what each means.
 */
final class LiveEvents {

  /** Points of an event of history: several of them, so that a client can take them in turn. */
  private static final int POINTS_PER_EVENT = 2_000;

  private static final Buffer NOTHING = Buffer.buffer();

  private LiveEvents() {}

  /** What a stream begins with, and how soon a browser is to come back, in ms. */
  static Buffer start(boolean reset, Map<String, RunFacts> runs, long retry) {
    return Buffer.buffer("retry: " + retry + "\n")
        .appendBuffer(
            event(
                "start",
                json -> {
                  json.bool("reset", reset);
                  json.list(
                      "runs",
                      runs.entrySet(),
                      (item, run) -> facts(item, run.getKey(), run.getValue()));
                }));
  }

  static Buffer run(String runId, RunFacts run) {
    return event("run", json -> facts(json, runId, run));
  }

  private static void facts(JsonAnswer json, String runId, RunFacts run) {
    json.text("run_id", runId)
        .text("status", run.status().name())
        .number("end_time", run.endTime())
        .text("lifecycle_stage", run.lifecycleStage().word());
  }

  static Buffer gone(String runId) {
    return event("gone", json -> json.text("run_id", runId));
  }

  /**
   * @param points how many were left out, as far as that is known
   */
  static Buffer gap(String runId, long points) {
    return event("gap", json -> json.text("run_id", runId).number("left_out", points));
  }

  /** From here on points are new. */
  static Buffer live() {
    return event("live", json -> {});
  }

  /** The server stops; a browser comes back by itself. */
  static Buffer stop() {
    return event("stop", json -> {});
  }

  /** Is no event, but says that the stream lives, and how far it has come. */
  static Buffer heartbeat(String id) {
    return Buffer.buffer(": \nid: " + id + "\n\n");
  }

  /** Empty when there are none. */
  static Buffer points(String runId, ArrivedPoints points, Selection selection) {
    List<Map.Entry<String, ArrivedSeries>> all = new ArrayList<>();
    points.forEach(selection, (key, series) -> all.add(Map.entry(key, series)));
    if (all.isEmpty()) {
      return NOTHING;
    }
    return event(
        "points",
        json ->
            json.text("run_id", runId)
                .list("series", all, (item, one) -> series(item, one.getKey(), one.getValue())));
  }

  private static void series(JsonAnswer json, String key, ArrivedSeries series) {
    json.text("key", key)
        .numbers("step", series.size(), series::step)
        .numbers("timestamp", series.size(), series::timestamp)
        .decimals("value", series.size(), series::value)
        .number("left_out", series.leftOut() == 0 ? null : (Long) series.leftOut());
  }

  /** The events that tell what is stored of a run. */
  static List<Buffer> history(String runId, RecentPoints recent) {
    List<Buffer> events = new ArrayList<>();
    List<Stretch> stretches = new ArrayList<>();
    int[] size = {0};
    recent.forEach(
        (key, history) -> {
          for (int from = 0; from < history.size(); ) {
            int to = Math.min(history.size(), from + POINTS_PER_EVENT - size[0]);
            stretches.add(new Stretch(history, from, to, from == 0 && recent.isCut(key)));
            size[0] += to - from;
            from = to;
            if (size[0] == POINTS_PER_EVENT) {
              events.add(history(runId, stretches));
              stretches.clear();
              size[0] = 0;
            }
          }
        });
    if (!stretches.isEmpty()) {
      events.add(history(runId, stretches));
    }
    return events;
  }

  /**
   * Some points of a history.
   *
   * @param cut whether there are points before them that are not told
   */
  private record Stretch(MetricHistory history, int from, int to, boolean cut) {}

  private static Buffer history(String runId, List<Stretch> stretches) {
    return event(
        "history",
        json -> json.text("run_id", runId).list("series", stretches, LiveEvents::stretch));
  }

  private static void stretch(JsonAnswer json, Stretch stretch) {
    MetricHistory history = stretch.history();
    int from = stretch.from();
    int size = stretch.to() - from;
    json.text("key", history.key())
        .numbers("step", size, i -> history.step(from + i))
        .numbers("timestamp", size, i -> history.timestamp(from + i))
        .decimals("value", size, i -> history.value(from + i))
        .bool("older", stretch.cut() ? true : null);
  }

  private static Buffer event(String name, Consumer<JsonAnswer> data) {
    byte[] json = JsonAnswer.bytes(data).getBytes();
    byte[] head = ("event: " + name + "\ndata: ").getBytes(StandardCharsets.US_ASCII);
    return Buffer.buffer(head.length + json.length + 2)
        .appendBytes(head)
        .appendBytes(json)
        .appendString("\n\n");
  }
}
