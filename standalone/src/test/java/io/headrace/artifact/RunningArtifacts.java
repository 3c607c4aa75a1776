package io.headrace.artifact;

import io.headrace.artifact.upload.UploadBarrier;
import io.headrace.config.ArtifactSettings;
import io.headrace.config.HttpSettings;
import io.headrace.config.ObjectStoreSettings;
import io.headrace.config.SettingValues;
import io.headrace.config.UploadSettings;
import io.headrace.error.HeadraceException;
import io.headrace.http.ServiceServer;
import io.headrace.lifecycle.Service;
import io.headrace.objects.ObjectStore;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;

/** The artifact service on a port of its own, and a client that sends paths as they are. */
final class RunningArtifacts implements AutoCloseable {

  /** The proxy's path, without a slash behind it. */
  static final String PROXY = "/api/2.0/mlflow-artifacts/artifacts";

  /** What the service answered. */
  record Reply(int status, MultiMap headers, Buffer body) {
    JsonObject json() {
      return body.toJsonObject();
    }

    String errorCode() {
      return json().getString("error_code");
    }

    List<JsonObject> files() {
      return json().getJsonArray("files", new JsonArray()).stream()
          .map(JsonObject.class::cast)
          .toList();
    }
  }

  /** The service as it is but for the runs, which need Kafka and Cassandra. */
  private record StoreAndRoutes(ObjectStore store, ArtifactRoutes routes) implements Service {
    @Override
    public String name() {
      return "artifact";
    }

    @Override
    public void mount(Router router) {
      routes.mount(router, 1 << 20);
    }

    @Override
    public Future<Void> start() {
      return store.start();
    }

    @Override
    public List<String> missing() {
      return store.missing().stream().toList();
    }

    @Override
    public Future<Void> stop() {
      return store.stop();
    }
  }

  private static final int CONNECTIONS = 64;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client =
      vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  private final ServiceServer server;
  private final int port;

  /**
   * Starts, with these runs and where their artifacts are.
   *
   * @param runs artifact URIs by run id
   */
  RunningArtifacts(SettingValues values, Map<String, String> runs) {
    ObjectStore store = new ObjectStore(vertx, ObjectStoreSettings.from(values));
    ArtifactRoutes routes =
        new ArtifactRoutes(
            vertx,
            store,
            ArtifactSettings.from(values),
            UploadSettings.from(values),
            runId -> root(runs, runId),
            modelId -> root(runs, modelId),
            new UploadBarrier(() -> Future.succeededFuture(0L)));
    server =
        new ServiceServer(
            vertx,
            HttpSettings.from(values),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            List.of(new StoreAndRoutes(store, routes)));
    port = server.start().await();
    server.startServices().await();
  }

  private static Future<String> root(Map<String, String> runs, String runId) {
    String root = runs.get(runId);
    return root == null
        ? Future.failedFuture(HeadraceException.notFound("Run with id=" + runId + " not found"))
        : Future.succeededFuture(root);
  }

  int port() {
    return port;
  }

  Reply get(String path) {
    return send(HttpMethod.GET, path, Map.of(), Buffer.buffer());
  }

  Reply put(String path, String body) {
    return send(HttpMethod.PUT, path, Map.of(), Buffer.buffer(body));
  }

  Reply send(HttpMethod method, String path, Map<String, String> headers, Buffer body) {
    return begin(method, path, headers, body).await();
  }

  /** Sends a request that others may be sent beside. */
  Future<Reply> begin(HttpMethod method, String path, Map<String, String> headers, Buffer body) {
    RequestOptions options =
        new RequestOptions().setHost("127.0.0.1").setPort(port).setMethod(method).setURI(path);
    headers.forEach(options::putHeader);
    Promise<Reply> reply = Promise.promise();
    // On a context, or the answer could begin before somebody listens to it.
    vertx.runOnContext(none -> exchange(options, body).onComplete(reply));
    return reply.future();
  }

  private Future<Reply> exchange(RequestOptions options, Buffer body) {
    return client
        .request(options)
        .compose(request -> request.send(body))
        .compose(
            response ->
                response
                    .body()
                    .map(bytes -> new Reply(response.statusCode(), response.headers(), bytes)));
  }

  @Override
  public void close() {
    server.stop().await();
    client.close().await();
    vertx.close().await();
  }
}
