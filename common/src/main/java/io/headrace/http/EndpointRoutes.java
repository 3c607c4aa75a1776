package io.headrace.http;

import io.headrace.api.ApiCall;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.Map;

/**
 * Mounts endpoints on a router, each under the paths that the API table gives its call. A JSON body
 * is read whole, up to {@code maxBodyBytes} and within a {@link BodyBudget}, before the endpoint
 * sees the request; a stream is handed over untouched.
 */
public final class EndpointRoutes {

  /** Under which a route tells the {@link ApiCall} that it is for. */
  public static final String CALL = "call";

  /** Under which a route tells the class of the {@link Endpoint} that answers. */
  public static final String ENDPOINT = "endpoint";

  /** Under which a request keeps the type that its client gave its body. */
  private static final String DECLARED_TYPE = "declared-type";

  private final Router router;
  private final BodyBudget bodyBudget;
  private final BodyHandler bodyHandler;

  public EndpointRoutes(Router router, long maxBodyBytes) {
    this(router, maxBodyBytes, BodyBudget.ofHeap(maxBodyBytes));
  }

  EndpointRoutes(Router router, long maxBodyBytes, BodyBudget bodyBudget) {
    this.router = router;
    this.bodyBudget = bodyBudget;
    // Preallocated, as a body that grows as it comes is copied several times.
    this.bodyHandler =
        BodyHandler.create(false).setBodyLimit(maxBodyBytes).setPreallocateBodyBuffer(true);
  }

  public void mount(Map<ApiCall, Endpoint> endpoints) {
    endpoints.forEach(this::mount);
  }

  private void mount(ApiCall call, Endpoint endpoint) {
    for (String path : call.paths()) {
      Route route =
          router
              .route(HttpMethod.valueOf(call.method().name()), path)
              .putMetadata(CALL, call)
              .putMetadata(ENDPOINT, endpoint.getClass());
      if (call.method() == ApiCall.Method.GET) {
        route.method(HttpMethod.HEAD);
      }
      // A GET has its fields in the query; a body, of whatever type, is not looked at.
      if (call.body() == ApiCall.Body.JSON && call.method() != ApiCall.Method.GET) {
        PlatformHandler taken = EndpointRoutes::takeForJson;
        route.handler(taken);
        route.handler(bodyBudget);
        route.handler(bodyHandler);
        if (call.method() == ApiCall.Method.POST) {
          // Behind the body: whoever is answered while still sending, as our edge might be, may
          // not use the connection again.
          route.handler(EndpointRoutes::requireJson);
        }
      }
      route.handler(context -> serve(context, call, endpoint));
    }
  }

  private static void serve(RoutingContext context, ApiCall call, Endpoint endpoint) {
    Future<Answer> answer;
    try {
      answer = endpoint.handle(new ApiRequest(context, call));
    } catch (RuntimeException e) {
      answer = Future.failedFuture(e);
    }
    answer.onSuccess(value -> send(context.response(), value)).onFailure(context::fail);
  }

  private static void send(HttpServerResponse response, Answer answer) {
    if (answer instanceof Answer.Json json) {
      send(response, "application/json", json.body());
    } else if (answer instanceof Answer.Bytes bytes) {
      send(response, bytes.mediaType(), bytes.body());
    }
  }

  private static void send(HttpServerResponse response, String mediaType, Buffer body) {
    if (!response.ended() && !response.closed()) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType).end(body);
    }
  }

  private static void requireJson(RoutingContext context) {
    String contentType = context.get(DECLARED_TYPE);
    if (contentType == null) {
      throw HeadraceException.invalid("Bad Request. Content-Type header is missing.");
    }
    int parameters = contentType.indexOf(';');
    String mediaType = parameters < 0 ? contentType : contentType.substring(0, parameters);
    if (!mediaType.trim().equalsIgnoreCase("application/json")) {
      throw HeadraceException.invalid(
          "Bad Request. Content-Type must be one of ['application/json'].");
    }
    context.next();
  }

  /**
   * Has the body read as it is, whatever it is called: of a form nothing would be left for the
   * endpoint. As MLflow has it, other methods than POST may call it anything.
   */
  private static void takeForJson(RoutingContext context) {
    MultiMap headers = context.request().headers();
    context.put(DECLARED_TYPE, headers.get(HttpHeaders.CONTENT_TYPE));
    headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
    context.next();
  }
}
