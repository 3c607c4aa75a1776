package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.HttpSettings;
import io.headrace.config.SettingValues;
import io.headrace.event.RunEvents;
import io.headrace.event.proto.RunCreated;
import io.headrace.event.proto.RunEvent;
import io.headrace.http.ServiceServer;
import io.headrace.lifecycle.Service;
import io.headrace.metric.MetricColumns;
import io.headrace.query.QueryService;
import io.headrace.standalone.backend.SharedBackends;
import io.headrace.tracking.TrackingService;
import io.headrace.view.Backplane;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reads of what is on the log while no recorder stores it, and once one does. */
@ExtendWith(SharedBackends.class)
class LateRecorderTest {

  private static final String RUN = "0123456789abcdef0123456789abcdef";
  private static final String HISTORY =
      "/api/2.0/mlflow/metrics/get-history?run_id=" + RUN + "&metric_key=loss";
  private static final String BULK =
      "/ajax-api/2.0/mlflow/metrics/get-history-bulk?run_id=" + RUN + "&metric_key=loss";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Vertx vertx = Vertx.vertx();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SettingValues values;
  private final Backplane backplane;
  private final ServiceServer server;
  private URI uri;

  LateRecorderTest(SharedBackends backends) {
    this.values = backends.freshNamespace();
    this.backplane = new Backplane(vertx, values, metrics);
    this.server =
        new ServiceServer(
            vertx,
            HttpSettings.from(values),
            metrics,
            List.of(QueryService.assemble(vertx, values, metrics, backplane)));
  }

  @BeforeEach
  void start() {
    uri = URI.create("http://127.0.0.1:" + await(server.start()));
    await(server.startServices());
  }

  @AfterEach
  void stop() {
    await(server.stop());
    await(vertx.close());
  }

  @Test
  void history_ofPointsThatNoRecorderStores_isRefusedOrSaysWhatItLacksUntilOneDoes() {
    log();

    CompletableFuture<HttpResponse<String>> unasked = get(HISTORY, null);
    CompletableFuture<HttpResponse<String>> strict = get(BULK, "strict");
    CompletableFuture<HttpResponse<String>> available = get(HISTORY, "available");
    CompletableFuture<HttpResponse<String>> availableOfAll = get(BULK, "Available");
    CompletableFuture<HttpResponse<String>> another = get(HISTORY, "eventual");

    for (HttpResponse<String> refused : List.of(unasked.join(), strict.join())) {
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.headers().firstValue("Headrace-Lag")).hasValue("events=2");
    }
    assertThat(available.join().statusCode()).isEqualTo(200);
    assertThat(available.join().headers().firstValue("Headrace-Lag")).hasValue("events=2");
    assertThat(available.join().body()).isEqualTo("{}");
    assertThat(availableOfAll.join().headers().firstValue("Headrace-Lag")).hasValue("events=2");
    assertThat(availableOfAll.join().body()).isEqualTo("{\"metrics\":[]}");
    assertThat(another.join().statusCode()).isEqualTo(400);
    assertThat(another.join().body()).contains("INVALID_PARAMETER_VALUE");

    Service recording = TrackingService.assemble(vertx, values, metrics, backplane);
    await(recording.start());
    HttpResponse<String> late = get(HISTORY, null).join();
    assertThat(late.statusCode()).isEqualTo(200);
    assertThat(late.headers().firstValue("Headrace-Lag")).isEmpty();
    assertThat(new JsonObject(late.body()).getJsonArray("metrics")).hasSize(2);
    await(recording.stop());
  }

  private void log() {
    RunEvent created =
        RunEvent.newBuilder()
            .setRunId(RUN)
            .setCreated(RunCreated.newBuilder().setExperimentId("0").setRunName("late"))
            .build();
    MetricColumns points = new MetricColumns();
    points.add("loss", 1, 1_700_000_000_000L, 0.5);
    points.add("loss", 2, 1_700_000_000_001L, 0.25);
    await(backplane.log().appendFirst(created));
    await(backplane.log().append(RunEvents.metricsLogged(RUN, points)));
  }

  private CompletableFuture<HttpResponse<String>> get(String path, String consistency) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri.resolve(path));
    if (consistency != null) {
      request.header("Headrace-Consistency", consistency);
    }
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
