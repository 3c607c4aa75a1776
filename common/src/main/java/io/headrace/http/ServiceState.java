package io.headrace.http;

import io.headrace.api.SystemFigure;
import io.headrace.api.schema.FieldType;
import io.headrace.lifecycle.BackendHealth;
import io.headrace.model.Backend;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a service is at a moment, as its process tells it and the ui service passes it on.
 *
 * @param startedTime of its process, ms since the epoch; empty for one that does not answer
 * @param complaints what keeps it from its work, a sentence each
 * @param figures NaN where it is not known
 */
public record ServiceState(
    String name,
    Optional<Long> startedTime,
    List<String> complaints,
    List<BackendHealth> backends,
    Map<SystemFigure, Double> figures) {

  public ServiceState {
    complaints = List.copyOf(complaints);
    backends = List.copyOf(backends);
  }

  /** A service of which nothing is known but why. */
  public static ServiceState silent(String name, String complaint) {
    return new ServiceState(name, Optional.empty(), List.of(complaint), List.of(), Map.of());
  }

  /** Writes several of them, and the server's clock. */
  public static void write(JsonAnswer json, long now, List<ServiceState> states) {
    json.number("time", now).list("services", states, (item, state) -> state.write(item));
  }

  private void write(JsonAnswer json) {
    json.text("name", name)
        .number("started_time", startedTime.orElse(null))
        .bool("ready", complaints.isEmpty())
        .values("complaints", complaints)
        .list("backends", backends, ServiceState::write)
        .list("figures", figures.entrySet(), ServiceState::write);
  }

  private static void write(JsonAnswer json, BackendHealth health) {
    json.text("name", FieldType.word(health.backend()))
        .bool("ready", health.complaint().isEmpty())
        .values("complaints", health.complaint().stream().toList());
  }

  private static void write(JsonAnswer json, Map.Entry<SystemFigure, Double> entry) {
    SystemFigure figure = entry.getKey();
    json.text("name", FieldType.word(figure))
        .text("kind", FieldType.word(figure.kind()))
        .text("unit", figure.unit())
        .decimal("value", entry.getValue());
  }

  /**
   * Reads what another process wrote, which may be newer or older than we are: what we do not know
   * is passed over. Throws what a wrong document throws.
   */
  public static List<ServiceState> read(JsonObject document) {
    return document.getJsonArray("services").stream()
        .map(JsonObject.class::cast)
        .map(ServiceState::readOne)
        .toList();
  }

  private static ServiceState readOne(JsonObject json) {
    Map<SystemFigure, Double> figures = new EnumMap<>(SystemFigure.class);
    for (JsonObject figure : objects(json, "figures")) {
      known(SystemFigure.class, figure).ifPresent(name -> figures.put(name, decimal(figure)));
    }
    return new ServiceState(
        json.getString("name"),
        Optional.ofNullable(json.getLong("started_time")),
        texts(json),
        objects(json, "backends").stream().flatMap(one -> readBackend(one).stream()).toList(),
        figures);
  }

  private static Optional<BackendHealth> readBackend(JsonObject json) {
    return known(Backend.class, json)
        .map(backend -> new BackendHealth(backend, texts(json).stream().findFirst()));
  }

  private static <E extends Enum<E>> Optional<E> known(Class<E> names, JsonObject json) {
    String name = json.getString("name").toUpperCase(Locale.ROOT);
    return List.of(names.getEnumConstants()).stream()
        .filter(constant -> constant.name().equals(name))
        .findFirst();
  }

  private static double decimal(JsonObject figure) {
    return Double.parseDouble(figure.getValue("value").toString());
  }

  private static List<JsonObject> objects(JsonObject json, String field) {
    return json.getJsonArray(field, new JsonArray()).stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> texts(JsonObject json) {
    return json.getJsonArray("complaints", new JsonArray()).stream()
        .map(String.class::cast)
        .toList();
  }
}
