package io.headrace.query.run;

import static java.util.Collections.emptySortedMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.HeadraceException;
import io.headrace.model.Experiment;
import io.headrace.model.LifecycleStage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WarmStartTest {

  private static final Vertx VERTX = Vertx.vertx();

  private final List<String> loaded = new ArrayList<>();

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private static Experiment experiment(String id, LifecycleStage stage, long lastUpdate) {
    return new Experiment(id, "e" + id, "", stage, 0, lastUpdate, emptySortedMap());
  }

  private static Experiment experiment(int id) {
    return experiment(Integer.toString(id), LifecycleStage.ACTIVE, id);
  }

  private WarmStart start(List<Experiment> experiments, Function<String, Future<Boolean>> load) {
    return new WarmStart(
        VERTX,
        () -> Future.succeededFuture(experiments),
        id -> {
          loaded.add(id);
          return load.apply(id);
        },
        Duration.ofMillis(1));
  }

  private static void await(Future<Void> begun) {
    begun.toCompletionStage().toCompletableFuture().join();
  }

  private static Future<Boolean> unavailable() {
    return Future.failedFuture(HeadraceException.unavailable("restarting", null));
  }

  @Test
  void begin_someExperiments_loadsTheActiveOnesThatWereChangedLastFirst() {
    List<Experiment> experiments =
        List.of(
            experiment(1),
            experiment(3),
            experiment("9", LifecycleStage.DELETED, 9),
            experiment(2));
    await(start(experiments, id -> Future.succeededFuture(true)).begin());

    assertThat(loaded).containsExactly("3", "2", "1");
  }

  @Test
  void begin_noMoreRoom_loadsNoMore() {
    List<Experiment> experiments = List.of(experiment(1), experiment(2), experiment(3));
    await(start(experiments, id -> Future.succeededFuture(!id.equals("2"))).begin());

    assertThat(loaded).containsExactly("3", "2");
  }

  @Test
  void begin_veryManyExperiments_loadsThoseChangedLast() {
    List<Experiment> experiments =
        IntStream.rangeClosed(1, WarmStart.MOST_EXPERIMENTS + 5)
            .mapToObj(WarmStartTest::experiment)
            .toList();
    await(start(experiments, id -> Future.succeededFuture(true)).begin());

    assertThat(loaded).hasSize(WarmStart.MOST_EXPERIMENTS).endsWith("7", "6");
  }

  @Test
  void begin_whatPasses_isTriedAgain() {
    List<Experiment> experiments = List.of(experiment(1), experiment(2));
    await(
        start(experiments, id -> loaded.size() < 4 ? unavailable() : Future.succeededFuture(true))
            .begin());

    assertThat(loaded).containsExactly("2", "2", "2", "2", "1");
  }

  @Test
  void begin_whatDoesNotPass_isGivenUp() {
    await(start(List.of(experiment(1), experiment(2)), id -> unavailable()).begin());

    assertThat(loaded).hasSize(WarmStart.MOST_FAILURES + 1).containsOnly("2");
  }

  @Test
  void begin_oneThatIsDamaged_goesOnWithTheNext() {
    List<Experiment> experiments = List.of(experiment(1), experiment(2));
    await(
        start(
                experiments,
                id ->
                    id.equals("2") ? Future.failedFuture("damaged") : Future.succeededFuture(true))
            .begin());

    assertThat(loaded).containsExactly("2", "1");
  }

  @Test
  void end_whileOneIsLoaded_beginsNoOther() {
    Promise<Boolean> first = Promise.promise();
    WarmStart start = start(List.of(experiment(1), experiment(2)), id -> first.future());
    Future<Void> begun = start.begin();
    start.end();
    first.complete(true);
    await(begun);

    assertThat(loaded).containsExactly("2");
  }

  @Test
  void end_whatFailsAfterwards_isNotTriedAgain() {
    Promise<Boolean> first = Promise.promise();
    WarmStart start = start(List.of(experiment(1)), id -> first.future());
    Future<Void> begun = start.begin();
    start.end();
    first.fail(HeadraceException.unavailable("stopped", null));
    await(begun);

    assertThat(loaded).containsExactly("1");
  }
}
