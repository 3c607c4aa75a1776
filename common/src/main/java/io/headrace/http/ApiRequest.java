package io.headrace.http;

import io.headrace.api.ApiCall;
import io.headrace.api.RequestFields;
import io.headrace.api.calls.CallDescriptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** One request to an API call, as an {@link Endpoint} sees it. */
public final class ApiRequest {

  private final RoutingContext context;
  private final ApiCall call;

  ApiRequest(RoutingContext context, ApiCall call) {
    this.context = context;
    this.call = call;
  }

  /** The request's bytes; empty when it has none. Only for calls whose body is JSON. */
  public Buffer body() {
    Buffer body = context.body().buffer();
    return body == null ? Buffer.buffer() : body;
  }

  /**
   * The request's fields, as its call is described: of the query string for GET, else of the JSON
   * body; path parameters win over both.
   */
  public RequestFields fields() {
    RequestFields fields =
        switch (context.request().method().name()) {
          // A semicolon is part of a value, of a filter for example, and separates nothing.
          case "GET", "HEAD" -> RequestFields.ofQuery(context.request().params(true).entries());
          default -> RequestFields.ofJson(body().getBytes());
        };
    context.pathParams().forEach(fields::override);
    return fields.describedBy(CallDescriptions.of(call).request());
  }

  /** The fields of the query string, of a call whose body is bytes, as its call is described. */
  public RequestFields queryFields() {
    return RequestFields.ofQuery(context.request().params(true).entries())
        .describedBy(CallDescriptions.of(call).request());
  }

  /** The path as sent, still percent-encoded, without the query. */
  public String rawPath() {
    return context.request().path();
  }

  /** Has {@code action} done should the client go away before it has its answer. */
  public void onAbandoned(Runnable action) {
    context.response().closeHandler(gone -> action.run());
    if (context.response().closed()) {
      action.run();
    }
  }

  public HttpServerRequest http() {
    return context.request();
  }

  public HttpServerResponse response() {
    return context.response();
  }
}
