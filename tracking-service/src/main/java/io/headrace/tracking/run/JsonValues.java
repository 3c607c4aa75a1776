package io.headrace.tracking.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.headrace.api.Decimals;
import io.headrace.api.InvalidRequest;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import java.io.IOException;

/**
 * Single values of a JSON stream, with the leniency and the refusals of {@link RequestFields} but
 * without a tree. The parser stands on the value; {@code path} is named in refusals, in the words
 * of its {@code toString}.
 */
final class JsonValues {

  private JsonValues() {}

  /** Text, or {@code null}. */
  static String text(JsonParser json, Object path) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_NULL -> null;
      default -> throw wrongType(json, path);
    };
  }

  /**
   * Text of a field that has two spellings, of which a body may have one.
   *
   * @param before what the field was until here
   */
  static String once(String before, JsonParser json, Object path) throws IOException {
    if (before != null) {
      throw InvalidRequest.malformed("the field '" + path + "' is there twice");
    }
    return text(json, path);
  }

  /** A double, as a number or as text. */
  static double decimal(JsonParser json, Object path) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
      return json.getDoubleValue();
    }
    if (token == JsonToken.VALUE_STRING) {
      try {
        return Decimals.parse(json.getText());
      } catch (NumberFormatException e) {
        throw wrongType(json, path);
      }
    }
    throw wrongType(json, path);
  }

  /** A 64-bit integer, as a number without fraction or as text. */
  static long integer(JsonParser json, Object path) throws IOException {
    try {
      return switch (json.currentToken()) {
        case VALUE_NUMBER_INT -> json.getLongValue();
        case VALUE_STRING -> Decimals.parseInteger(json.getText());
        case VALUE_NUMBER_FLOAT -> whole(json, path);
        default -> throw wrongType(json, path);
      };
    } catch (InputCoercionException | NumberFormatException e) {
      throw wrongType(json, path);
    }
  }

  private static long whole(JsonParser json, Object path) throws IOException {
    double value = json.getDoubleValue();
    if (value == Math.rint(value) && Math.abs(value) < 0x1p63) {
      return (long) value;
    }
    throw wrongType(json, path);
  }

  static HeadraceException wrongType(JsonParser json, Object place) throws IOException {
    String path = place.toString();
    return switch (json.currentToken()) {
      case START_ARRAY -> InvalidRequest.wrongType(path, "[...]", "list");
      case START_OBJECT -> InvalidRequest.wrongType(path, "{...}", "dict");
      case VALUE_NUMBER_INT -> InvalidRequest.wrongType(path, shown(json), "int");
      case VALUE_NUMBER_FLOAT -> InvalidRequest.wrongType(path, shown(json), "float");
      case VALUE_TRUE, VALUE_FALSE -> InvalidRequest.wrongType(path, shown(json), "bool");
      default -> InvalidRequest.wrongType(path, '"' + shown(json) + '"', "str");
    };
  }

  private static String shown(JsonParser json) throws IOException {
    String text = json.getText();
    return text.length() <= 100 ? text : text.substring(0, 100) + "...";
  }
}
