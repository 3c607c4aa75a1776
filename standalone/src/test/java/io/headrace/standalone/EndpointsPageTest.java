package io.headrace.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.api.UnservedCall;
import io.headrace.api.UnservedFamily;
import io.headrace.artifact.ArtifactService;
import io.headrace.config.SettingValues;
import io.headrace.http.EndpointRoutes;
import io.headrace.http.ServiceStates;
import io.headrace.lifecycle.Service;
import io.headrace.query.QueryService;
import io.headrace.tracking.TrackingService;
import io.headrace.ui.UiService;
import io.headrace.view.Backplane;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/endpoints.md}: what the services mount, and what of MLflow nobody serves. It is
 * generated here and held to the committed one; with {@code -Dheadrace.docs.write=true} it is
 * written instead.
 */
class EndpointsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "endpoints.md");

  /** Nothing is connected to: the services are mounted, not started. */
  private static final SettingValues SETTINGS =
      SettingValues.of(
          Map.of(
              "HEADRACE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
              "HEADRACE_CASSANDRA_CONTACT_POINTS", "127.0.0.1:1",
              "HEADRACE_S3_ENDPOINT", "http://127.0.0.1:1",
              "HEADRACE_S3_ACCESS_KEY", "key",
              "HEADRACE_S3_SECRET_KEY", "secret"));

  @Test
  void endpointsPage_isWhatTheServicesMount() throws IOException {
    String expected = page(endpoints());
    if (Boolean.getBoolean("headrace.docs.write")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE)
        .as(
            "docs/endpoints.md is not what the code has; write it anew with ./mvnw -pl standalone"
                + " -am test -Dtest=EndpointsPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dheadrace.docs.write=true")
        .hasContent(expected);
  }

  private static Map<ApiCall, Class<?>> endpoints() {
    Vertx vertx = Vertx.vertx();
    try {
      Router router = Router.router(vertx);
      services(vertx).forEach(service -> service.mount(router));
      Map<ApiCall, Class<?>> endpoints = new EnumMap<>(ApiCall.class);
      for (Route route : router.getRoutes()) {
        if (route.getMetadata(EndpointRoutes.CALL) != null) {
          endpoints.put(
              route.getMetadata(EndpointRoutes.CALL), route.getMetadata(EndpointRoutes.ENDPOINT));
        }
      }
      return endpoints;
    } finally {
      vertx.close().await();
    }
  }

  private static List<Service> services(Vertx vertx) {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Backplane backplane = new Backplane(vertx, SETTINGS, metrics);
    return List.of(
        TrackingService.assemble(vertx, SETTINGS, metrics, backplane),
        QueryService.assemble(vertx, SETTINGS, metrics, backplane),
        ArtifactService.assemble(vertx, SETTINGS, metrics, backplane),
        UiService.withoutEdge(SETTINGS, new ServiceStates(List.of(), metrics)));
  }

  private static String page(Map<ApiCall, Class<?>> endpoints) {
    assertThat(endpoints).containsOnlyKeys(ApiCall.values());
    return """
    # Endpoints

    Every call of MLflow 3.17: the service and the class that answer it, or that it is not served yet. `:name` is a path
    parameter, a trailing `*` the rest of the path. What is served under `/api` is served under `/ajax-api` too, for browsers.
    Fields, limits and answers: `/docs` of a running server, or `/openapi.json`.

    Besides these every process serves `/health`, `/ready`, `/state` and `/metrics`, and the edge `/version` and the web page.
    OPTIONS tells the methods of a path, HEAD works where GET does. A wrong method is 405 with `Allow`, an unknown path 404 with
    `ENDPOINT_NOT_FOUND`, both in MLflow's JSON.

    ## Served

    | Method | Path | Service | Class |
    |---|---|---|---|
    %s

    ## Not served yet

    Answered with 501 and `NOT_IMPLEMENTED`, which the stock Python client does not repeat and whose message it shows. It would take
    404 for an old server, and try older calls which are not served either. Only where the client looks for 404 itself it gets it.

    %s
    """
        .formatted(
            Stream.of(ApiCall.values())
                .map(call -> row(call, endpoints.get(call)))
                .collect(Collectors.joining("\n")),
            Stream.of(UnservedFamily.values())
                .map(EndpointsPageTest::section)
                .collect(Collectors.joining("\n\n")));
  }

  private static String row(ApiCall call, Class<?> endpoint) {
    return "| %s | `%s` | %s | `%s` |"
        .formatted(
            call.method(),
            call.paths().get(0),
            call.owner().name().toLowerCase(Locale.ROOT),
            endpoint.getSimpleName());
  }

  private static String section(UnservedFamily family) {
    String rows =
        UnservedCall.all().stream()
            .filter(call -> call.family() == family)
            .map(call -> "| %s | `%s` |".formatted(call.method(), call.paths().get(0)))
            .collect(Collectors.joining("\n"));
    return """
    ### %s
    %d %s. The client: %s.

    | Method | Path |
    |---|---|
    %s\
    """
        .formatted(
            family.title(), family.code().httpStatus(), family.code(), family.consequence(), rows);
  }
}
