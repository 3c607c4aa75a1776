package io.headrace.objects;

import io.minio.Http;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Request;

/** HTTP requests to the S3 store, signed, whose bodies and answers are streamed. */
final class SignedRequests {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int SILENCE_SECONDS = 90;

  /** S3 servers close idle connections after 20 s and more; we must be first. */
  private static final int KEEP_IDLE_SECONDS = 10;

  /**
   * As much as one read brings; unset, a read is cut into eight buffers, each a write of its own.
   */
  private static final int CHUNK_BYTES = 64 << 10;

  private static final int CONNECTIONS = 128;
  private static final int WAITING = 1024;

  private static final Pattern CODE = Pattern.compile("<Code>([^<]{1,100})</Code>");
  private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]{1,500})</Message>");

  private final RequestSigner signer;
  private final HttpClient client;

  SignedRequests(Vertx vertx, RequestSigner signer) {
    this.signer = signer;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(SILENCE_SECONDS)
                .setMaxChunkSize(CHUNK_BYTES)
                .setKeepAliveTimeout(KEEP_IDLE_SECONDS),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
  }

  /** Opens a request; its head is not sent yet. */
  Future<HttpClientRequest> open(
      Http.Method method, ObjectKey key, Map<String, String> query, Map<String, String> headers) {
    return Future.succeededFuture()
        .map(asked -> signer.sign(method, key, query, headers))
        .compose(signed -> client.request(options(signed)))
        // Whatever breaks fails a future that somebody holds; without a handler it is logged too.
        .onSuccess(request -> request.exceptionHandler(broken -> {}));
  }

  private static RequestOptions options(Request signed) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(signed.method()))
            .setAbsoluteURI(signed.url().toString());
    signed.headers().forEach(header -> options.putHeader(header.getFirst(), header.getSecond()));
    return options;
  }

  /** Passes an answer of success on, paused; fails with {@link S3Refusal} for any other. */
  static Future<HttpClientResponse> expectSuccess(HttpClientResponse response) {
    if (response.statusCode() / 100 == 2) {
      response.pause();
      return Future.succeededFuture(response);
    }
    return response
        .body()
        .otherwise(Buffer.buffer())
        .compose(body -> Future.failedFuture(refusal(response, body.toString())));
  }

  private static S3Refusal refusal(HttpClientResponse response, String body) {
    return new S3Refusal(
        response.statusCode(),
        first(CODE, body, ""),
        first(MESSAGE, body, response.statusMessage()));
  }

  private static String first(Pattern pattern, String text, String absent) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : absent;
  }

  Future<Void> close() {
    return client.close();
  }
}
