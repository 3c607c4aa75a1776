package io.headrace.benchmarks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.benchmarks.ScriptedServer;
import io.headrace.benchmarks.ScriptedServer.Answer;
import io.headrace.benchmarks.ScriptedServer.Request;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DemoSetTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
  private static final Answer UNKNOWN =
      new Answer(404, "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\"}");
  private static final Answer KNOWN = new Answer(200, "{\"experiment\":{\"experiment_id\":\"9\"}}");
  private static final Answer MADE =
      new Answer(
          200,
          "{\"experiment_id\":\"7\",\"run\":{\"info\":{\"run_id\":\"r1\",\"artifact_uri\":\"mlflow-artifacts:/7/r1/artifacts\"}}}");

  private final StringWriter progress = new StringWriter();

  @Test
  void fill_emptyServer_logsEverything() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(request -> request.path().contains("get-by-name") ? UNKNOWN : MADE)) {
      set(server).fill(1, "");

      assertThat(server.requests())
          .extracting(Request::path)
          .contains(
              "/api/2.0/mlflow/experiments/create",
              "/api/2.0/mlflow/runs/create",
              "/api/2.0/mlflow/runs/log-batch",
              "/api/2.0/mlflow/runs/update",
              "/api/2.0/mlflow-artifacts/artifacts/7/r1/artifacts/samples/training%20batch.png");
      assertThat(server.requests())
          .extracting(Request::body)
          .anyMatch(body -> body.contains("mlflow.parentRunId"))
          .anyMatch(body -> body.contains("\"value\":\"NaN\""));
      assertThat(progress.toString()).contains("Gradient boosting: 13 runs");
    }
  }

  @Test
  void fill_experimentsAlreadyThere_addsNothing() throws Exception {
    try (ScriptedServer server = new ScriptedServer(request -> KNOWN)) {
      set(server).fill(1, "");

      assertThat(server.requests()).extracting(Request::method).containsOnly("GET");
      assertThat(progress.toString()).contains("already there");
    }
  }

  @Test
  void freeSuffix_firstSetThere_isTwo() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(request -> request.path().endsWith("+2") ? UNKNOWN : KNOWN)) {
      assertThat(set(server).freeSuffix()).isEqualTo(" 2");
    }
  }

  private DemoSet set(ScriptedServer server) {
    return new DemoSet(server.rest(), CLOCK, new PrintWriter(progress, true));
  }
}
