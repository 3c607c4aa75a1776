package io.headrace.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.error.HeadraceException;
import java.util.regex.Pattern;

/**
 * What the two tags of an experiment may hold with which MLflow's clients say when its traces are
 * archived: JSON objects with a duration, {@code 30d}.
 */
final class TraceArchivalRule {

  private static final String RETENTION = "mlflow.trace.archivalRetention";
  private static final String ARCHIVE_NOW = "mlflow.trace.archiveNow";
  private static final Pattern DURATION = Pattern.compile("[1-9][0-9]*[mhd]");
  private static final int MAX_DURATION_LENGTH = 32;
  private static final ObjectMapper JSON = new ObjectMapper();

  private TraceArchivalRule() {}

  /**
   * Refuses one of these tags with another value; any other tag may be what it is.
   *
   * @throws HeadraceException with MLflow's text
   */
  static void checkTag(String key, String value) {
    switch (key) {
      case RETENTION -> checkRetention(object(value));
      case ARCHIVE_NOW -> checkOlderThan(object(value));
      default -> {
        // Not one of them.
      }
    }
  }

  private static void checkRetention(ObjectNode retention) {
    if (!retention.path("type").asText().equals("duration")) {
      throw HeadraceException.invalid("Trace archival config must use type 'duration'.");
    }
    checkDuration(retention.path("value"));
  }

  private static void checkOlderThan(ObjectNode archive) {
    if (archive.hasNonNull("older_than")) {
      checkDuration(archive.get("older_than"));
    }
  }

  private static ObjectNode object(String value) {
    try {
      if (JSON.readTree(value) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw notAnObject();
    }
    throw notAnObject();
  }

  private static HeadraceException notAnObject() {
    return HeadraceException.invalid("Trace archival config must be encoded as a JSON object.");
  }

  private static void checkDuration(JsonNode duration) {
    String text = duration.isTextual() ? duration.textValue().strip() : "";
    if (text.length() > MAX_DURATION_LENGTH) {
      throw HeadraceException.invalid(
          "Trace archival duration must be at most " + MAX_DURATION_LENGTH + " characters.");
    }
    if (!DURATION.matcher(text).matches()) {
      throw HeadraceException.invalid(
          "Trace archival retention must be in the form `<int><unit>`, where unit is one of 'm',"
              + " 'h', or 'd'.");
    }
  }
}
