package io.headrace.store;

import static io.headrace.store.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.model.Experiment;
import io.headrace.model.LifecycleStage;
import io.headrace.standalone.backend.SharedBackends;
import io.headrace.store.ExperimentChanges.NewExperiment;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBackends.class)
class ExperimentsTest {

  private static StoreFixture fixture;
  private static CassandraConnection connection;
  private static ExperimentChanges changes;
  private static ExperimentChanges other;
  private static Experiments experiments;

  /** One namespace for all: its making takes seconds, and no two tests use the same names. */
  @BeforeAll
  static void start(SharedBackends backends) {
    fixture = new StoreFixture(backends);
    connection = fixture.startedInstance();
    changes = fixture.experimentChanges(connection);
    other = fixture.experimentChanges(fixture.startedInstance());
    experiments = new Experiments(connection);
    await(changes.ensureDefault());
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  private static NewExperiment named(String name) {
    return NewExperiment.of(name, Optional.empty(), new TreeMap<>());
  }

  @Test
  void ensureDefault_again_leavesTheOneThereIs() {
    Experiment before = await(experiments.get("0"));

    await(other.ensureDefault());

    assertThat(await(experiments.get("0"))).isEqualTo(before);
    assertThat(before.name()).isEqualTo("Default");
    assertThat(before.artifactLocation()).isEqualTo("mlflow-artifacts:/0");
  }

  @Test
  void create_ofNewName_countsUpAndKeepsEverything() {
    String id =
        await(
            changes.create(
                NewExperiment.of(
                    "first", Optional.of("s3://bucket/x"), new TreeMap<>(Map.of("k", "v")))));

    Experiment created = await(experiments.findByName("first")).orElseThrow();
    assertThat(created.experimentId()).isEqualTo(id);
    assertThat(created.artifactLocation()).isEqualTo("s3://bucket/x");
    assertThat(created.tags()).containsExactly(Map.entry("k", "v"));
    assertThat(created.lifecycleStage()).isEqualTo(LifecycleStage.ACTIVE);
    assertThat(Long.parseLong(await(changes.create(named("second")))))
        .isEqualTo(Long.parseLong(id) + 1);
  }

  @Test
  void create_byManyOnTwoInstances_givesEachAnIdOfItsOwn() {
    int before = await(experiments.all()).size();
    List<Future<String>> creations = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      creations.add(changes.create(named("here-" + i)));
      creations.add(other.create(named("there-" + i)));
    }

    List<String> ids = await(Future.all(creations)).list();

    // Ids count up without gaps, so all that are taken are those below the number of experiments.
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(before, before + 40).mapToObj(Integer::toString).toList());
    assertThat(await(experiments.all())).hasSize(before + 40);
  }

  @Test
  void create_ofOneNameByTwoInstances_succeedsForExactlyOne() {
    int before = await(experiments.all()).size();
    for (int round = 0; round < 10; round++) {
      String name = "contested-" + round;
      Future<String> here = changes.create(named(name));
      Future<String> there = other.create(named(name));

      await(Future.join(here, there).otherwiseEmpty());

      assertThat(here.succeeded()).isNotEqualTo(there.succeeded());
      assertThat(code(here.succeeded() ? there : here))
          .isEqualTo(ErrorCode.RESOURCE_ALREADY_EXISTS);
    }
    assertThat(await(experiments.all())).hasSize(before + 10);
  }

  @Test
  void create_ofDeletedName_isRefused() {
    String id = await(changes.create(named("once")));
    await(changes.delete(id));

    assertThatThrownBy(() -> await(changes.create(named("once"))))
        .hasMessageStartingWith("Experiment(name=once) already exists.");
    assertThat(await(experiments.findByName("once")))
        .get()
        .extracting(Experiment::lifecycleStage)
        .isEqualTo(LifecycleStage.DELETED);
  }

  @Test
  void rename_freesTheOldNameAndTakesTheNew() {
    String id = await(changes.create(named("old")));

    await(changes.rename(id, "new"));

    assertThat(await(experiments.findByName("old"))).isEmpty();
    assertThat(await(experiments.findByName("new")))
        .get()
        .extracting(Experiment::experimentId)
        .isEqualTo(id);
    assertThat(await(changes.create(named("old")))).isNotEqualTo(id);
  }

  @Test
  void rename_toItsOwnName_isAccepted() {
    String id = await(changes.create(named("same")));

    await(changes.rename(id, "same"));

    assertThat(await(experiments.get(id)).name()).isEqualTo("same");
  }

  @Test
  void rename_ofTwoToOneName_succeedsForExactlyOne() {
    String left = await(changes.create(named("left")));
    String right = await(changes.create(named("right")));
    Future<Void> here = changes.rename(left, "middle");
    Future<Void> there = other.rename(right, "middle");

    await(Future.join(here, there).otherwiseEmpty());

    assertThat(here.succeeded()).isNotEqualTo(there.succeeded());
    String winner = here.succeeded() ? left : right;
    String loser = here.succeeded() ? right : left;
    assertThat(await(experiments.findByName("middle")).orElseThrow().experimentId())
        .isEqualTo(winner);
    assertThat(await(experiments.get(loser)).name()).isIn("left", "right");
  }

  @Test
  void rename_ofOneByTwoInstances_leavesOneNameTaken() {
    String id = await(changes.create(named("start")));

    await(Future.all(changes.rename(id, "one"), other.rename(id, "two")));

    String name = await(experiments.get(id)).name();
    assertThat(name).isIn("one", "two");
    assertThat(await(experiments.findByName(name))).isPresent();
    assertThat(await(experiments.findByName(name.equals("one") ? "two" : "one"))).isEmpty();
    assertThat(await(experiments.findByName("start"))).isEmpty();
  }

  @Test
  void rename_ofDeleted_isRefused() {
    String id = await(changes.create(named("gone")));
    await(changes.delete(id));

    assertThatThrownBy(() -> await(changes.rename(id, "back")))
        .hasMessage("Cannot rename a non-active experiment.");
  }

  @Test
  void delete_twice_isNotFoundTheSecondTime() {
    String id = await(changes.create(named("twice")));
    await(changes.delete(id));

    assertThatThrownBy(() -> await(changes.delete(id)))
        .hasMessage("No Experiment with id=" + id + " exists");
  }

  @Test
  void restore_ofDeleted_bringsItBackAndMovesItsUpdateTime() {
    String id = await(changes.create(named("phoenix")));
    await(changes.delete(id));

    await(changes.restore(id));

    Experiment restored = await(experiments.get(id));
    assertThat(restored.isActive()).isTrue();
    assertThat(restored.lastUpdateTime()).isGreaterThan(restored.creationTime());
    assertThatThrownBy(() -> await(changes.restore(id)))
        .hasMessage("No Experiment with id=" + id + " exists");
  }

  @Test
  void setTag_byTwoInstancesAtOnce_losesNone() {
    String id = await(changes.create(named("tags")));
    List<Future<Void>> tags = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      tags.add(changes.setTag(id, "here-" + i, "x"));
      tags.add(other.setTag(id, "there-" + i, ""));
    }

    await(Future.all(tags));

    assertThat(await(experiments.get(id)).tags()).hasSize(30).containsEntry("there-3", "");
  }

  @Test
  void setTag_onDeleted_isRefused() {
    String id = await(changes.create(named("tagged")));
    await(changes.delete(id));

    assertThatThrownBy(() -> await(changes.setTag(id, "k", "v")))
        .hasMessage(
            "The experiment " + id + " must be in the 'active' state. Current state is deleted.");
  }

  @Test
  void all_afterAChangeByAnotherInstance_seesIt() {
    String id = await(changes.create(named("seen")));
    await(experiments.all());

    await(other.setTag(id, "k", "v"));

    assertThat(await(experiments.all()))
        .filteredOn(experiment -> experiment.experimentId().equals(id))
        .allSatisfy(experiment -> assertThat(experiment.tags()).containsEntry("k", "v"))
        .hasSize(1);
  }

  @Test
  void get_byAnInstanceThatStartsLater_seesEverything() {
    String id = await(changes.create(named("kept")));
    await(changes.setTag(id, "k", "v"));

    Experiments later = new Experiments(fixture.startedInstance());

    assertThat(await(later.get(id)).tags()).containsEntry("k", "v");
    assertThat(await(later.all())).containsExactlyInAnyOrderElementsOf(await(experiments.all()));
  }

  @Test
  void getOrLastKnown_withoutCassandra_answersWhatWasKnown() {
    CassandraConnection lost = fixture.startedInstance();
    Experiments before = new Experiments(lost);
    Experiment known = await(before.get("0"));

    await(lost.stop());

    assertThat(await(before.getOrLastKnown("0"))).isEqualTo(known);
    assertThatThrownBy(() -> await(before.get("0")))
        .isInstanceOfSatisfying(
            HeadraceException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE));
    assertThatThrownBy(() -> await(before.getOrLastKnown("1")))
        .isInstanceOf(HeadraceException.class);
  }

  private static ErrorCode code(Future<?> failed) {
    return ((HeadraceException) failed.cause()).code();
  }
}
