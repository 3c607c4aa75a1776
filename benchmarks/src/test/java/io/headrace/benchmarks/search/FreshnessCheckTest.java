package io.headrace.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.benchmarks.ScriptedServer;
import io.headrace.benchmarks.ScriptedServer.Answer;
import io.headrace.benchmarks.ScriptedServer.Request;
import io.headrace.benchmarks.runs.RunFacts;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreshnessCheckTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L), ZoneOffset.UTC);

  /** Two runs with a loss each, which can be logged and searched. */
  private static final class Losses {
    private final Map<String, Double> losses = new HashMap<>(Map.of("a", 1.0, "b", 2.0));
    private final Map<String, Long> steps = new HashMap<>();
    private final int forgotten;
    private int logged;

    /**
     * @param forgotten number, from 1, of the write that is acknowledged and not done
     */
    Losses(int forgotten) {
      this.forgotten = forgotten;
    }

    Answer answer(Request request) {
      JsonNode body = json(request.body());
      if (request.path().endsWith("/log-metric")) {
        String run = body.path("run_id").asText();
        boolean later = body.path("step").asLong() > steps.getOrDefault(run, 0L);
        if (++logged != forgotten && later) {
          losses.put(run, body.path("value").asDouble());
          steps.put(run, body.path("step").asLong());
        }
        return new Answer(200, "{}");
      }
      String filter = body.path("filter").asText();
      double above =
          filter.isEmpty() ? 0 : Double.parseDouble(filter.substring(filter.indexOf('>') + 1));
      Stream<ObjectNode> found =
          losses.entrySet().stream()
              .filter(loss -> loss.getValue() > above)
              .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
              .limit(body.path("max_results").asLong())
              .map(loss -> Answers.run(loss.getKey(), RunFacts.LOSS, loss.getValue()));
      return new Answer(200, Answers.page("", found.toList()));
    }
  }

  @Test
  void run_serverThatDoesWhatItAcknowledged_findsNothing() {
    assertThat(failures(new Losses(0))).isEmpty();
  }

  @Test
  void run_valueThatWasNotTaken_isAFailure() {
    assertThat(failures(new Losses(3)))
        .singleElement()
        .asString()
        .isEqualTo("probe 1: run b: all that have such a value, must be [b] and was []");
  }

  @Test
  void run_valueThatWasNotTakenBack_isAFailure() {
    assertThat(failures(new Losses(2)))
        .first()
        .asString()
        .isEqualTo("probe 0: run a: the value was taken back, must be [] and was [a]");
  }

  private static List<String> failures(Losses losses) {
    try (ScriptedServer server = new ScriptedServer(losses::answer)) {
      return new FreshnessCheck(server.rest(), "1", List.of("a", "b"), CLOCK).run(4);
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
