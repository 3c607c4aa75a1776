package io.headrace.e2e;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stream of server-sent events as the standard has it read (WHATWG HTML, 9.2.6), on a thread of
 * its own. Keeps all that it was told. Safe for use by several threads.
 */
final class EventStream implements AutoCloseable {

  private static final long POLL_MS = 50;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** An event; its name is {@code message} unless it has one. */
  record Event(String name, String data) {
    JsonObject json() {
      return new JsonObject(data);
    }

    boolean is(String wanted) {
      return name.equals(wanted);
    }

    /** The points of a {@code history} or {@code points} event, in the order of the event. */
    Stream<Point> points() {
      return json().getJsonArray("series", new JsonArray()).stream()
          .map(JsonObject.class::cast)
          .flatMap(Event::points);
    }

    private static Stream<Point> points(JsonObject series) {
      JsonArray steps = series.getJsonArray("step");
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < steps.size(); i++) {
        points.add(
            Point.of(
                new JsonObject()
                    .put("key", series.getString("key"))
                    .put("step", steps.getLong(i))
                    .put("timestamp", series.getJsonArray("timestamp").getLong(i))
                    .put("value", series.getJsonArray("value").getValue(i))));
      }
      return points.stream();
    }

    /** How many points the event says were left out. */
    long leftOut() {
      long ofSeries =
          json().getJsonArray("series", new JsonArray()).stream()
              .mapToLong(series -> ((JsonObject) series).getLong("left_out", 0L))
              .sum();
      return ofSeries + json().getLong("left_out", 0L);
    }
  }

  private final int status;
  private final InputStream body;
  private final List<Event> events = new ArrayList<>();
  private String refusal = "";
  private String lastEventId;
  private boolean ended;

  EventStream(HttpResponse<InputStream> response) throws IOException {
    status = response.statusCode();
    body = response.body();
    if (status == 200) {
      Thread reader = new Thread(this::read, "event-stream");
      reader.setDaemon(true);
      reader.start();
    } else {
      refusal = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      readEvents(lines);
    } catch (IOException e) {
      // Closed, by us or by the server.
    } finally {
      synchronized (this) {
        ended = true;
        notifyAll();
      }
    }
  }

  private void readEvents(BufferedReader lines) throws IOException {
    String name = "message";
    String id = null;
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
      if (line.isEmpty()) {
        dispatch(name, data.toString(), id);
        name = "message";
        data.setLength(0);
      }
      switch (field) {
        case "event" -> name = value;
        case "data" -> data.append(value);
        case "id" -> id = value;
        default -> {}
      }
    }
  }

  private synchronized void dispatch(String name, String data, String id) {
    lastEventId = id;
    if (!data.isEmpty()) {
      events.add(new Event(name, data));
    }
    notifyAll();
  }

  int status() {
    return status;
  }

  /** What was answered instead of a stream, or empty. */
  String refusal() {
    return refusal;
  }

  /** All events until now. */
  synchronized List<Event> events() {
    return List.copyOf(events);
  }

  synchronized String lastEventId() {
    return lastEventId;
  }

  /** The points of all events until now, of one name or, for {@code null}, all. */
  List<Point> points(String name) {
    return events().stream()
        .filter(event -> name == null || event.is(name))
        .flatMap(Event::points)
        .collect(Collectors.toList());
  }

  /** Returns when the client has been told an event of that name. */
  void await(String name) {
    await("an event '" + name + "'", all -> all.stream().anyMatch(event -> event.is(name)));
  }

  /**
   * Returns when what it was told is as it should be.
   *
   * @throws AssertionError when that does not happen, or the stream ends before
   */
  synchronized void await(String what, Predicate<List<Event>> condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.test(events)) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (ended || left <= 0) {
        throw new AssertionError("Not told, ended " + ended + ": " + what + "; " + summary());
      }
      // What is waited for may also come from elsewhere.
      try {
        wait(Math.min(left, POLL_MS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
  }

  private String summary() {
    int from = Math.max(0, events.size() - 5);
    return events.size() + " events, the last " + events.subList(from, events.size());
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
