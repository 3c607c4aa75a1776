package io.headrace.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.error.HeadraceException;
import java.util.List;
import java.util.regex.Pattern;

/** MLflow's refusals of a request that cannot be read. */
public final class InvalidRequest {

  private static final String SEE_DOCS =
      " See the API docs for more information about request parameters.";

  /** What Jackson's messages say of Jackson. */
  private static final Pattern OF_THE_PARSER =
      Pattern.compile(" \\((?:start marker|for \\w+ starting) at \\[[^]]*]\\)|, from `[^`]*`");

  private InvalidRequest() {}

  /** The refusal of a body that is no JSON. */
  public static HeadraceException malformed(String reason) {
    return HeadraceException.invalid("The request body is not valid JSON: " + reason);
  }

  /** The refusal of a body that is JSON, but no object. */
  public static HeadraceException noObject() {
    return HeadraceException.invalid("The request body must be a JSON object.");
  }

  /** The refusal of a body in which a parser stopped, with the place where it did. */
  public static HeadraceException malformed(JsonProcessingException fault) {
    JsonLocation place = fault.getLocation();
    return malformed(
        OF_THE_PARSER.matcher(fault.getOriginalMessage()).replaceAll("")
            + (place == null
                ? ""
                : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")"));
  }

  /** The refusal of a request that lacks the required field at {@code path}. */
  public static HeadraceException missing(String path) {
    return HeadraceException.invalid(
        "Missing value for required parameter '" + path + "'." + SEE_DOCS);
  }

  /** A value cut to what an error message can carry. */
  public static String echo(String value) {
    return InvalidValue.echo(value);
  }

  /** The refusal of a value for a reason of its own, a sentence. */
  public static HeadraceException refused(String reason) {
    return HeadraceException.invalid(reason + SEE_DOCS);
  }

  /**
   * The items of a list that may have at most so many.
   *
   * @throws HeadraceException when there are more
   */
  public static <T> List<T> requireAtMost(String name, List<T> items, int most) {
    if (items.size() > most) {
      throw refused(
          "'%s' may have at most %d items, and has %d.".formatted(name, most, items.size()));
    }
    return items;
  }

  /**
   * The refusal of a value of the wrong type.
   *
   * @param json the value as it was sent
   * @param pythonType what Python's parser makes of it: {@code str}, {@code int}, {@code float},
   *     {@code list}, {@code dict} or {@code bool}
   */
  public static HeadraceException wrongType(String path, String json, String pythonType) {
    return HeadraceException.invalid(
        "Invalid value "
            + InvalidValue.echo(json)
            + " for parameter '"
            + path
            + "' supplied:  Hint: Value was of type '"
            + pythonType
            + "'."
            + SEE_DOCS);
  }

  /** The same of a value that was parsed. */
  static HeadraceException wrongType(String path, JsonNode value) {
    return wrongType(path, PythonJson.quote(value), pythonType(value));
  }

  /** The refusal of a field that a body names twice, in both spellings. */
  static HeadraceException ambiguous(String name, String camelCase) {
    return HeadraceException.invalid(
        "Request specifies both '" + name + "' and '" + camelCase + "'; provide only one of them.");
  }

  private static String pythonType(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "str";
      case BOOLEAN -> "bool";
      case ARRAY -> "list";
      case NUMBER -> value.isIntegralNumber() ? "int" : "float";
      case NULL -> "NoneType";
      default -> "dict";
    };
  }
}
