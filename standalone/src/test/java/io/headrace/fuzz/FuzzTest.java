package io.headrace.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.api.UnservedCall;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.e2e.RunningHeadrace;
import io.headrace.standalone.backend.SharedBackends;
import io.vertx.core.json.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent, the server answers in time and in MLflow's shape, tells nothing of its inside,
 * and goes on serving others.
 *
 * <p>What is sent follows from {@code -Dfuzz.seed}; {@code -Dfuzz.requests} says how many requests
 * each call gets. {@code TEST_SERVER} names another server, which is left in any state.
 */
@ExtendWith(SharedBackends.class)
final class FuzzTest {

  private static final long SEED = Long.getLong("fuzz.seed", 4);
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 40);

  private static RunningHeadrace headrace;
  private static URI uri;

  private FuzzedServer server;
  private Canary canary;

  @BeforeAll
  static void startServer(SharedBackends backends) {
    String named = System.getenv("TEST_SERVER");
    if (named != null) {
      uri = URI.create(named);
      return;
    }
    // A name that clients may know, unlike the addresses behind us.
    SettingValues values =
        backends.freshNamespace().with(Setting.S3_PUBLIC_ENDPOINT, "http://files.example.org");
    headrace = RunningHeadrace.start("fuzz", values);
    uri = headrace.uri();
  }

  @AfterAll
  static void stopServer() {
    if (headrace != null) {
      headrace.close();
    }
  }

  @BeforeEach
  void startCanary() throws IOException {
    server = new FuzzedServer(uri);
    canary = new Canary(uri, server.newSubjects().runId());
  }

  @AfterEach
  void canaryLives() throws Exception {
    canary.end();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void call_anyRequest_isAnsweredOrRefused(ApiCall call) throws IOException {
    // Of the name: another call in the table changes nothing for those that are there.
    FuzzRequests requests = new FuzzRequests(SEED + call.name().hashCode(), server.newSubjects());
    for (int i = 0; i < REQUESTS; i++) {
      server.attack(call + "-" + SEED + "-" + i, requests.next(call));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOG_METRIC", "LOG_BATCH", "LOG_INPUTS", "SEARCH_RUNS"})
  void call_bodyCutAtEveryByte_isAnsweredOrRefused(ApiCall call) throws IOException {
    Subjects subjects = server.newSubjects();
    String path = path(call, subjects);
    byte[] body = SampleFields.of(call, subjects).toString().getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length <= body.length; length++) {
      byte[] cut = Arrays.copyOf(body, length);
      List<String> headers = List.of("Content-Type: application/json");
      server.attack(
          call + "-cut-" + length, new FuzzRequest(call.method().name(), path, headers, cut));
    }
  }

  @ParameterizedTest
  @MethodSource("callsWithABody")
  void call_hostileBody_isAnsweredOrRefused(ApiCall call) throws IOException {
    Subjects subjects = server.newSubjects();
    String path = path(call, subjects);
    for (Map.Entry<String, String> body : HostileBodies.all().entrySet()) {
      server.attack(
          call + "-" + body.getKey(),
          new FuzzRequest(
              call.method().name(),
              path,
              List.of("Content-Type: application/json"),
              body.getValue().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static String path(ApiCall call, Subjects subjects) {
    return call.paths().get(0).replace(":model_id", subjects.modelId()).replace(":tag_key", "k");
  }

  static Stream<ApiCall> callsWithABody() {
    return Stream.of(ApiCall.values())
        .filter(call -> call.method() != ApiCall.Method.GET && call.body() == ApiCall.Body.JSON);
  }

  @ParameterizedTest
  @MethodSource("filters")
  void search_hostileFilter_isAnsweredOrRefused(NamedText filter) throws IOException {
    Subjects subjects = server.newSubjects();
    for (String tag : List.of("a".repeat(8_000), "ab".repeat(4_000))) {
      String runId = server.newRun(subjects.experimentId());
      server.post(
          "runs/set-tag",
          new JsonObject().put("run_id", runId).put("key", "long").put("value", tag));
    }
    for (String search : List.of("runs/search", "experiments/search", "logged-models/search")) {
      JsonObject body =
          new JsonObject()
              .put("experiment_ids", List.of(subjects.experimentId()))
              .put("max_results", 10)
              .put("filter", filter.text());
      server.attack(
          "filter-" + filter.name(), FuzzedServer.json("/api/2.0/mlflow/" + search, body.encode()));
    }
  }

  static Stream<NamedText> filters() {
    return NamedText.of(HostileBodies.filters());
  }

  @ParameterizedTest
  @MethodSource("brokenRequests")
  void connection_ofWhatIsNoRequest_isAnsweredAsItDeserves(BrokenRequest broken)
      throws IOException {
    try (Wire wire = new Wire(uri)) {
      Reply reply = wire.exchange(broken.bytes(uri.getAuthority()), false);
      if (broken.status() != BrokenRequest.CLOSED) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(broken.status());
      }
      // What speaks another version is told so by Vert.x, without a body.
      if (reply.status() >= 400 && reply.status() != 501) {
        Verdict.onRefusal(reply);
      }
    } catch (EOFException closed) {
      assertThat(broken.status()).as("%s is answered", broken).isEqualTo(BrokenRequest.CLOSED);
    }
  }

  static Stream<BrokenRequest> brokenRequests() {
    return BrokenHttp.all().stream();
  }

  @Test
  void unservedCalls_anyBody_sayThatTheyAreNotServed() throws IOException {
    for (UnservedCall call : UnservedCall.all()) {
      for (String path : call.paths()) {
        FuzzRequest request =
            new FuzzRequest(
                call.method(),
                path.replace("*", "x"),
                List.of("Content-Type: application/json"),
                "{\"a\":[".getBytes(StandardCharsets.UTF_8));
        try (Wire wire = new Wire(uri)) {
          Reply reply = wire.exchange(request.bytes(uri.getAuthority()), request.isHead());
          assertThat(reply.status()).as(request.toString()).isIn(404, 501);
          Verdict.onRefusal(reply);
        }
      }
    }
  }
}
