package io.headrace.ui.edge;

import io.headrace.api.OperatorPath;
import io.headrace.http.ServiceState;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Locale;
import java.util.Optional;

/**
 * A service behind the edge: opens requests to it and knows whether it answered when last asked.
 * Safe from any thread.
 */
final class Upstream {

  private static final long CHECK_TIMEOUT_MS = 2_000;
  private static final int LONGEST_REASON = 500;

  private final String name;
  private final UpstreamUrl url;
  private final HttpClient client;
  private volatile String complaint;

  Upstream(String name, UpstreamUrl url, HttpClient client) {
    this.name = name;
    this.url = url;
    this.client = client;
    this.complaint = this + " has not been asked yet";
  }

  /** A request on a connection to the service, head not sent yet; fails when it does not answer. */
  Future<HttpClientRequest> open(HttpMethod method, String uri) {
    return client.request(target(method, uri));
  }

  /** Asks the service whether it is ready; completes, never fails, with what is to know. */
  Future<Void> check() {
    return client
        .request(target(HttpMethod.GET, OperatorPath.READY).setTimeout(CHECK_TIMEOUT_MS))
        .compose(HttpClientRequest::send)
        .compose(Upstream::reasonToWait)
        .map(reason -> reason.map(why -> this + " is not ready: " + why))
        .otherwise(failure -> Optional.of(this + " does not answer: " + failure.getMessage()))
        .onSuccess(found -> complaint = found.orElse(null))
        .mapEmpty();
  }

  /** Asks the service how it is; completes, never fails, with what it says or why it does not. */
  Future<ServiceState> state() {
    return client
        .request(target(HttpMethod.GET, OperatorPath.STATE).setTimeout(CHECK_TIMEOUT_MS))
        .compose(HttpClientRequest::send)
        .compose(response -> response.body().map(body -> told(response.statusCode(), body)))
        .otherwise(failure -> silent("does not answer: " + failure.getMessage()));
  }

  private ServiceState told(int status, Buffer body) {
    if (status != 200) {
      return silent("does not tell how it is: status " + status);
    }
    try {
      return ServiceState.read(body.toJsonObject()).get(0);
    } catch (RuntimeException wrong) {
      return silent("tells how it is in words that are not ours");
    }
  }

  private ServiceState silent(String why) {
    return ServiceState.silent(name.toLowerCase(Locale.ROOT), "The " + described() + " " + why);
  }

  /** Why the service cannot work, as a sentence; empty when it said that it can. */
  Optional<String> complaint() {
    return Optional.ofNullable(complaint);
  }

  private static Future<Optional<String>> reasonToWait(HttpClientResponse response) {
    return response
        .body()
        .map(
            body ->
                response.statusCode() == 503 ? Optional.of(firstWords(body)) : Optional.empty());
  }

  private static String firstWords(Buffer body) {
    String text = body.toString().strip().replace('\n', ';');
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
  }

  private RequestOptions target(HttpMethod method, String uri) {
    return new RequestOptions()
        .setMethod(method)
        .setHost(url.host())
        .setPort(url.port())
        .setSsl(url.tls())
        .setURI(uri);
  }

  /** For people: {@code the tracking service at http://127.0.0.1:5001}. */
  @Override
  public String toString() {
    return "the " + described();
  }

  private String described() {
    return name.toLowerCase(Locale.ROOT) + " service at " + url;
  }
}
