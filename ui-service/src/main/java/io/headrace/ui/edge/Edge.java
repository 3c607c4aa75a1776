package io.headrace.ui.edge;

import io.headrace.api.ApiCall;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.http.ServiceState;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leads every path of the API to the service that owns it, so that one URL serves all. Which path
 * belongs to whom is {@link ApiCall}'s to say.
 */
public final class Edge {

  private static final long CHECK_EVERY_MS = 1_000;

  /** Requests under way to one service; more wait, and past that many again are refused. */
  private static final int CONNECTIONS = 1_024;

  /** Shorter than the 90 s after which a service closes an idle connection: the edge goes first. */
  private static final int KEEP_ALIVE_SECONDS = 60;

  private static final int CONNECT_TIMEOUT_MS = 2_000;

  /** Live streams, each of which keeps a connection: they are not to take those of the others. */
  private static final int STREAMS = 4_096;

  private final Vertx vertx;
  private final HttpClient client;
  private final HttpClient streamClient;
  private final Map<ApiCall.Owner, Upstream> upstreams = new EnumMap<>(ApiCall.Owner.class);
  private final Map<ApiCall.Owner, Upstream> streams = new EnumMap<>(ApiCall.Owner.class);
  private final Promise<Void> ready = Promise.promise();
  private long checks = -1;

  /** Reads where the services are; connects to nothing. */
  public Edge(Vertx vertx, SettingValues values) {
    this.vertx = vertx;
    this.client = client(vertx, CONNECTIONS);
    this.streamClient = client(vertx, STREAMS);
    add(ApiCall.Owner.TRACKING, UpstreamUrl.from(values, Setting.TRACKING_URL));
    add(ApiCall.Owner.QUERY, UpstreamUrl.from(values, Setting.QUERY_URL));
    add(ApiCall.Owner.ARTIFACT, UpstreamUrl.from(values, Setting.ARTIFACT_URL));
  }

  private static HttpClient client(Vertx vertx, int connections) {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setConnectTimeout(CONNECT_TIMEOUT_MS)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setMaxInitialLineLength(64 * 1024)
            .setMaxHeaderSize(32 * 1024)
            // As much as one read brings, as a service's server takes it.
            .setMaxChunkSize(64 * 1024),
        new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(connections));
  }

  private void add(ApiCall.Owner owner, UpstreamUrl url) {
    upstreams.put(owner, new Upstream(owner.name(), url, client));
    streams.put(owner, new Upstream(owner.name(), url, streamClient));
  }

  public void mount(Router router) {
    for (ApiCall.Owner owner : upstreams.keySet()) {
      for (ApiCall call : ApiCall.ownedBy(owner)) {
        if (call.body() == ApiCall.Body.EVENTS) {
          lead(router, call, context -> forwardEvents(context, streams.get(owner)));
        } else {
          lead(router, call, context -> new Forwarding(context, upstreams.get(owner)).start());
        }
      }
    }
  }

  /** Events have no end: when we stop, they break off, and browsers come back by themselves. */
  private static void forwardEvents(RoutingContext context, Upstream upstream) {
    HttpServerResponse response = context.response();
    context.request().connection().shutdownHandler(stops -> response.reset());
    new Forwarding(context, upstream).start();
  }

  private static void lead(Router router, ApiCall call, Handler<RoutingContext> forward) {
    for (String path : call.paths()) {
      Route route = router.route(HttpMethod.valueOf(call.method().name()), path);
      if (call.method() == ApiCall.Method.GET) {
        route.method(HttpMethod.HEAD);
      }
      route.handler(forward);
    }
  }

  /** Asks the services again and again; completes when all have been ready once. */
  public Future<Void> start() {
    checks = vertx.setPeriodic(0, CHECK_EVERY_MS, timer -> check());
    return ready.future();
  }

  private void check() {
    Future.join(upstreams.values().stream().map(Upstream::check).toList())
        .onSuccess(
            done -> {
              if (missing().isEmpty()) {
                ready.tryComplete();
              }
            });
  }

  /** The services that cannot be used, a sentence each. */
  public List<String> missing() {
    return upstreams.values().stream().map(Upstream::complaint).flatMap(Optional::stream).toList();
  }

  /** How the services are; never fails. */
  public Future<List<ServiceState>> states() {
    List<Future<ServiceState>> asked = upstreams.values().stream().map(Upstream::state).toList();
    return Future.all(asked).map(all -> all.list());
  }

  public Future<Void> stop() {
    vertx.cancelTimer(checks);
    return streamClient.close().eventually(client::close);
  }
}
