package io.headrace.e2e;

import io.vertx.core.json.JsonObject;

/** One value of one metric; {@code timestamp} in ms since the epoch. */
record Point(String key, long step, long timestamp, double value) {

  static Point of(JsonObject metric) {
    Object value = metric.getValue("value");
    return new Point(
        metric.getString("key"),
        metric.getLong("step", 0L),
        metric.getLong("timestamp"),
        // NaN and the infinities travel as text.
        value instanceof Number number ? number.doubleValue() : Double.parseDouble((String) value));
  }

  JsonObject json() {
    return new JsonObject()
        .put("key", key)
        .put("step", step)
        .put("timestamp", timestamp)
        .put("value", Double.isFinite(value) ? (Object) value : Double.toString(value));
  }
}
