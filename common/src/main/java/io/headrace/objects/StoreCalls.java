package io.headrace.objects;

import io.headrace.config.ObjectStoreSettings;
import io.minio.MinioAsyncClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The MinIO SDK behind Vert.x futures. The SDK signs and builds XML on the calling thread: so it is
 * only ever called on a pool of workers. Futures complete on the caller's context.
 */
final class StoreCalls {

  private static final int WORKERS = 8;
  private static final int CONNECT_SECONDS = 5;
  private static final int ANSWER_SECONDS = 60;

  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final OkHttpClient http;
  private final MinioAsyncClient client;

  StoreCalls(Vertx vertx, ObjectStoreSettings settings) {
    this.vertx = vertx;
    this.workers = vertx.createSharedWorkerExecutor("object-store", WORKERS);
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequestsPerHost(dispatcher.getMaxRequests());
    this.http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .writeTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
            .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
            .build();
    this.client =
        MinioAsyncClient.builder()
            .endpoint(settings.endpoint().toString())
            .region(settings.region())
            .credentials(settings.accessKey(), settings.secretKey())
            .httpClient(http)
            .build();
  }

  /** Makes one call of the SDK; a failure comes unwrapped, as {@link S3Refusal} or what it was. */
  <T> Future<T> call(Function<MinioAsyncClient, CompletableFuture<T>> call) {
    return workers
        .executeBlocking(() -> call.apply(client), false)
        .compose(stage -> Future.fromCompletionStage(stage, vertx.getOrCreateContext()))
        .recover(failure -> Future.failedFuture(StoreFailures.unwrap(failure)));
  }

  Future<Void> close() {
    return workers
        .executeBlocking(
            () -> {
              client.close();
              http.dispatcher().executorService().shutdown();
              http.connectionPool().evictAll();
              return null;
            })
        .eventually(workers::close)
        .mapEmpty();
  }
}
