package io.headrace.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** A request body as a tree. */
final class JsonBody {

  /**
   * Many more than a sensible request has. A tree takes up to a hundred bytes for a token of one,
   * so a body within its limit could fill the heap.
   */
  private static final int MAX_TOKENS = 500_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MAX_TOKENS).build())
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private JsonBody() {}

  /**
   * The object that the bytes are; no bytes at all, and {@code null}, count as an empty one.
   *
   * @throws io.headrace.error.HeadraceException when they are no JSON object
   */
  static ObjectNode parse(byte[] body) {
    if (body.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      JsonNode node = JSON.readTree(body);
      if (node != null && node.isTextual()) {
        // Very old clients send a JSON string that holds the JSON object.
        node = JSON.readTree(node.textValue());
      }
      if (node instanceof ObjectNode object) {
        return object;
      }
      if (node instanceof NullNode) {
        return JsonNodeFactory.instance.objectNode();
      }
    } catch (JsonProcessingException e) {
      throw InvalidRequest.malformed(e);
    } catch (IOException e) {
      throw InvalidRequest.malformed(e.getMessage());
    }
    throw InvalidRequest.noObject();
  }
}
