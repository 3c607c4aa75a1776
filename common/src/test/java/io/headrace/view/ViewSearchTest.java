package io.headrace.view;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;

class ViewSearchTest {

  private static final Vertx VERTX = Vertx.vertx();

  /** A scene takes milliseconds, unless the view goes round in circles. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @AfterContainer
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  /** Of the bounds, the first holds about one run, the last all of them with their columns. */
  @Property(tries = 400)
  void askExperiments_whateverHappens_answersWhatThePlainReadingSays(
      @ForAll long seed, @ForAll("bounds") long maxBytes) {
    List<String> ways = new ArrayList<>();
    ViewScene scene = new ViewScene(seed, maxBytes, new Outcomes(VERTX), ways::add);
    assertTimeoutPreemptively(PATIENCE, () -> scene.play(80), () -> "seed " + seed);
    ways.forEach(way -> Statistics.label("pages").collect(maxBytes, way));
    Statistics.label("pages")
        .coverage(
            coverage -> {
              coverage.check(2_000_000L, "from tables").count(pages -> pages > 20);
              coverage.check(30_000L, "from tables").count(pages -> pages > 20);
              coverage.check(30_000L, "one by one").count(pages -> pages > 5);
              coverage.check(2_000L, "one by one").count(pages -> pages > 20);
            });
  }

  @Provide
  Arbitrary<Long> bounds() {
    return Arbitraries.of(2_000L, 10_000L, 30_000L, 100_000L, 2_000_000L);
  }
}
