package io.headrace.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.SettingValues;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Without backends: what it does as long as nobody answers. */
class BackplaneTest {

  private static final Vertx VERTX = Vertx.vertx();

  private final Backplane backplane =
      new Backplane(
          VERTX,
          SettingValues.of(
              Map.of(
                  "HEADRACE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                  "HEADRACE_CASSANDRA_CONTACT_POINTS", "127.0.0.1:1")),
          new SimpleMeterRegistry());

  @AfterAll
  static void close() {
    await(VERTX.close());
  }

  @Test
  void stop_userThatLeavesTwice_takesItFromNobodyElse() {
    backplane.publish("first");
    Future<Integer> started = backplane.start("second");
    await(backplane.stop("first"));
    await(backplane.stop("first"));
    await(backplane.stop("never came"));
    assertThat(started.isComplete()).isFalse();
    assertThat(backplane.missing()).hasSize(2);

    await(backplane.stop("second"));
    await(started.otherwiseEmpty());
    assertThat(started.failed()).isTrue();
  }

  private static void await(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
