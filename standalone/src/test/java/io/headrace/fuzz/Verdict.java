package io.headrace.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.regex.Pattern;

/** What holds for the answer to any request, however odd. */
final class Verdict {

  private static final JsonMapper JSON =
      // The bulk histories have bare NaN, as MLflow's.
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** Words of a stack trace, of a class, of an address behind us. Requests hold none of them. */
  private static final Pattern LEAK =
      Pattern.compile(
          "\\.java:\\d|\\bat [a-z]+(\\.\\w+)+\\(|Exception\\b|\\bStackOverflow|StreamRead"
              + "|\\b(java|javax|io\\.headrace|io\\.vertx|io\\.netty|com\\.fasterxml|com\\.datastax"
              + "|org\\.apache|software\\.amazon)\\.[A-Za-z]|(127\\.0\\.0\\.1|localhost):\\d");

  private Verdict() {}

  /** Judges the answer to a request that HTTP allows. */
  static void onAnswer(FuzzRequest request, Reply reply) throws IOException {
    // By another method, a path may be one of those that are not served yet.
    if (reply.status() != 501) {
      assertThat(reply.status()).as("status of %s", reply.text()).isBetween(200, 499);
    }
    assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(reply.header("x-frame-options")).isEqualTo("SAMEORIGIN");
    assertThat(LEAK.matcher(reply.text()).find()).as("leak in %s", reply.text()).isFalse();
    boolean ofGuard = reply.status() == 403 && request.namesAnOrigin();
    if (reply.status() >= 400 && !request.isHead() && !ofGuard) {
      onRefusal(reply);
    } else if (reply.header("content-type").startsWith("application/json")
        && reply.body().length > 0) {
      assertThat(JSON.readTree(reply.body()).isContainerNode()).isTrue();
    }
  }

  /** Judges that an answer refuses in MLflow's shape. */
  static void onRefusal(Reply reply) throws IOException {
    assertThat(reply.header("content-type")).as(reply.text()).isEqualTo("application/json");
    JsonNode error = JSON.readTree(reply.body());
    assertThat(error.path("error_code").asText()).as(reply.text()).matches("[A-Z_]+");
    assertThat(error.path("message").isTextual()).as(reply.text()).isTrue();
    assertThat(LEAK.matcher(reply.text()).find()).as("leak in %s", reply.text()).isFalse();
  }
}
