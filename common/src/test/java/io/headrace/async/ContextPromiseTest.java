package io.headrace.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ContextPromiseTest {

  @Test
  void succeed_onAnotherThread_goesOnWhereThePromiseWasMade() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      CompletableFuture<Boolean> onContext = new CompletableFuture<>();
      vertx.runOnContext(
          now -> {
            Context made = Vertx.currentContext();
            ContextPromise<String> promise = new ContextPromise<>();
            promise.future().onComplete(done -> onContext.complete(Vertx.currentContext() == made));
            new Thread(() -> promise.succeed("a")).start();
          });

      assertThat(onContext.get(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void succeed_offVertx_completesAtOnce() {
    ContextPromise<String> promise = new ContextPromise<>();
    promise.succeed("a");

    assertThat(promise.future().result()).isEqualTo("a");
  }

  @Test
  void complete_secondTime_isIgnored() {
    ContextPromise<String> promise = new ContextPromise<>();
    promise.fail(new IllegalStateException("first"));
    promise.succeed("second");
    promise.fail(new IllegalStateException("third"));

    assertThat(promise.future().cause()).hasMessage("first");
  }
}
