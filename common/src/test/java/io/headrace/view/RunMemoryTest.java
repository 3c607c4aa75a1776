package io.headrace.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.headrace.event.Events;
import io.headrace.event.RunEvents;
import io.headrace.event.RunState;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.RunDeleted;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunPurged;
import io.headrace.search.OrderByParser;
import io.headrace.search.ReadBudget;
import io.headrace.search.Search;
import io.headrace.search.SearchSchema;
import io.headrace.search.SortKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RunMemoryTest {

  private static final long RUN_WEIGHT = run("r10", "1").weight();

  private final List<String> evicted = new ArrayList<>();
  private final RunMemory memory = new RunMemory(10 * RUN_WEIGHT, evicted::add);

  @Test
  void get_runThatWasPut_isThere() {
    RunState run = run("r1", "1");
    memory.put(run);

    assertThat(memory.get("r1")).isSameAs(run);
    assertThat(memory.peek("r1")).isSameAs(run);
    assertThat(memory.ofExperiment("1")).containsExactly(run);
    assertThat(memory.get("r2")).isNull();
    assertThat(memory.peek("r2")).isNull();
    assertThat(memory.ofExperiment("2")).isEmpty();
  }

  @Test
  void put_beyondTheBound_dropsTheLeastRecentlyUsed() {
    for (int i = 0; i < 10; i++) {
      memory.put(run("r" + i, "1"));
    }
    memory.get("r0");
    memory.put(run("r10", "1"));

    assertThat(memory.peek("r0")).isNotNull();
    assertThat(memory.peek("r10")).isNotNull();
    assertThat(memory.peek("r1")).isNull();
    assertThat(memory.ofExperiment("1")).extracting(RunState::runId).doesNotContain("r1");
  }

  @Test
  void put_runHeavierThanTheBound_keepsItAlone() {
    memory.put(run("r1", "1"));
    RunState heavy = run("r2", "2");
    heavy.apply(param("r2", "p", "x".repeat(100_000)), 2);
    memory.put(heavy);

    assertThat(memory.peek("r2")).isSameAs(heavy);
    assertThat(memory.peek("r1")).isNull();
  }

  @Test
  void changed_runThatGrew_drivesOthersOut() {
    memory.put(run("r1", "1"));
    RunState growing = run("r2", "1");
    memory.put(growing);

    growing.apply(param("r2", "p", "x".repeat(100_000)), 2);
    memory.changed(growing);

    assertThat(memory.peek("r1")).isNull();
    assertThat(memory.peek("r2")).isSameAs(growing);
  }

  @Test
  void experiment_thatIsWhole_isSoUntilOneOfItsRunsLeaves() {
    memory.put(run("a", "1"));
    assertThat(memory.isWhole("1")).isFalse();
    memory.markWhole("1");
    assertThat(memory.isWhole("1")).isTrue();

    for (int i = 0; i < 12; i++) {
      memory.put(run("r" + i, "2"));
    }
    assertThat(memory.peek("a")).isNull();
    assertThat(memory.isWhole("1")).isFalse();
  }

  @Test
  void put_beyondTheBound_tellsOfWhichExperimentsRunsLeft() {
    for (int i = 0; i < 11; i++) {
      memory.put(run("r" + i, "e" + i));
    }

    assertThat(evicted).containsExactly("e0", "e1");
  }

  @Test
  void changed_runThatIsDeletedForGood_leavesAndItsExperimentStaysWhole() {
    RunState run = run("r1", "1");
    memory.put(run);
    memory.put(run("r2", "1"));
    memory.markWhole("1");
    purge(run);
    memory.changed(run);

    assertThat(memory.peek("r1")).isNull();
    assertThat(memory.isPurged("r1")).isTrue();
    assertThat(memory.knows("r1")).isTrue();
    assertThat(memory.isPurged("r2")).isFalse();
    assertThat(memory.ofExperiment("1")).extracting(RunState::runId).containsExactly("r2");
    assertThat(memory.isWhole("1")).isTrue();
    assertThat(evicted).isEmpty();
    for (int i = 0; i < 9; i++) {
      memory.put(run("s" + i, "2"));
    }
    assertThat(evicted).as("it takes no room").isEmpty();
  }

  @Test
  void put_moreThatAreDeletedForGoodThanAreRemembered_cutsLoadsThatMayBringThemBack() {
    memory.markWhole("1");
    for (int i = 0; i <= 20_000; i++) {
      memory.put(RunState.purged("r" + i, i == 0 ? "1" : "2", 5));
    }

    assertThat(memory.isPurged("r0")).isFalse();
    assertThat(memory.isPurged("r1")).isTrue();
    assertThat(evicted).as("loads of its experiment are cut").containsExactly("1");
    assertThat(memory.isWhole("1")).isTrue();
  }

  @Test
  void doubt_runInAnExperimentThatIsWhole_staysUntilTheRunIsLoaded() {
    memory.markWhole("1");
    memory.markWhole("2");
    for (String runId : List.of("r1", "r2", "r3")) {
      memory.doubt(runId, "1");
    }
    memory.doubt("s1", "2");
    memory.doubt("r1", "2");
    memory.put(run("r1", "1"));
    memory.settle("r2");

    assertThat(memory.doubtfulIn(List.of("1"))).containsExactly("r3");
    assertThat(memory.doubtfulIn(List.of("2", "3"))).containsExactly("s1");
    assertThat(memory.isWhole("1")).isTrue();
  }

  @Test
  void doubt_runInAnExperimentThatIsNotWhole_isLeftToItsLoad() {
    memory.doubt("r1", "1");
    memory.markWhole("1");

    assertThat(memory.doubtfulIn(List.of("1"))).isEmpty();
  }

  @Test
  void doubt_moreRunsThanAreRemembered_hasTheExperimentOfTheOldestLoadedAgain() {
    memory.markWhole("1");
    memory.markWhole("2");
    memory.doubt("r1", "1");
    for (int i = 0; i < RunMemory.MAX_DOUBTFUL; i++) {
      memory.doubt("s" + i, "2");
    }

    assertThat(memory.isWhole("1")).isFalse();
    assertThat(memory.isWhole("2")).isTrue();
    assertThat(memory.doubtfulIn(List.of("1", "2"))).hasSize(RunMemory.MAX_DOUBTFUL);
  }

  /** Of all runs it is the longest unused, as those of an experiment count as used together. */
  @Test
  void used_beyondTheBoundWithTheYoungestRunInNoWholeExperiment_hasOthersLeave() {
    for (int i = 0; i < 9; i++) {
      memory.put(run("a" + i, "1"));
    }
    memory.markWhole("1");
    memory.put(run("b", "2"));
    Search search = Search.of(SearchSchema.RUNS, null, () -> orderBy("metrics.m"), List.of());
    memory
        .tablesOf(List.of("1"))
        .forEach(table -> table.prepare(search.columns(), new ReadBudget()));

    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> memory.used(List.of("1")), "makes room for ever");
    assertThat(memory.bytesShown()).isLessThanOrEqualTo(10 * RUN_WEIGHT);
    assertThat(memory.peek("b")).as("somebody is just using it").isNotNull();
    assertThat(memory.isWhole("1")).isFalse();
  }

  private static List<SortKey> orderBy(String clause) {
    return OrderByParser.parse(List.of(clause), SearchSchema.RUNS);
  }

  @Test
  void experiment_withoutRuns_isWholeToo() {
    memory.markWhole("1");

    assertThat(memory.isWhole("1")).isTrue();
    assertThat(memory.ofExperiment("1")).isEmpty();
  }

  @Test
  void clear_everything_makesRoomForAll() {
    memory.put(run("a", "1"));
    memory.markWhole("1");
    memory.clear();

    assertThat(memory.peek("a")).isNull();
    assertThat(memory.isWhole("1")).isFalse();
    for (int i = 0; i < 10; i++) {
      memory.put(run("r" + i, "1"));
    }
    assertThat(memory.ofExperiment("1")).hasSize(10);
  }

  @Property(tries = 100)
  void put_anyRunsInAnyOrder_staysWithinTheBoundAndIsNeverWronglyWhole(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long bound = 10 * RUN_WEIGHT;
    RunMemory bounded = new RunMemory(bound, run -> {});
    Map<String, Integer> putSinceWhole = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      String experiment = "" + random.nextInt(4);
      switch (random.nextInt(4)) {
        case 0 -> {
          bounded.markWhole(experiment);
          putSinceWhole.put(experiment, bounded.ofExperiment(experiment).size());
        }
        case 1 -> bounded.get("r" + random.nextInt(i + 1));
        default -> {
          bounded.put(run("r" + i, experiment));
          putSinceWhole.merge(experiment, 1, Integer::sum);
        }
      }
      long weight = 0;
      for (int e = 0; e < 4; e++) {
        weight += bounded.ofExperiment("" + e).stream().mapToLong(RunState::weight).sum();
        if (bounded.isWhole("" + e)) {
          assertThat(bounded.ofExperiment("" + e)).hasSize(putSinceWhole.get("" + e));
        }
      }
      assertThat(weight).isLessThanOrEqualTo(bound);
    }
  }

  private static void purge(RunState run) {
    RunEvent.Builder event = RunEvent.newBuilder().setRunId(run.runId());
    run.apply(event.setDeleted(RunDeleted.newBuilder().setTime(5)).build(), 2);
    run.apply(event.setPurged(RunPurged.newBuilder().setDeletedUntil(5)).build(), 3);
  }

  private static RunState run(String runId, String experimentId) {
    return new RunState(runId, Events.created(runId, experimentId).getCreated(), 1);
  }

  private static RunEvent param(String runId, String key, String value) {
    return RunEvent.newBuilder()
        .setRunId(runId)
        .setLogged(BatchLogged.newBuilder().addParams(RunEvents.param(key, value)))
        .build();
  }
}
