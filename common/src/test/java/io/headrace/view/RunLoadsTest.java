package io.headrace.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.event.Events;
import io.headrace.event.RunState;
import io.headrace.log.LogRecord;
import org.junit.jupiter.api.Test;

class RunLoadsTest {

  private static final long ROOM = 10 * record(1).weight();

  private final RunLoads loads = new RunLoads(ROOM);

  @Test
  void joinRun_secondAsker_waitsForTheSameLoad() {
    RunLoad.Asker first = new Nobody();
    RunLoad.Asker second = new Nobody();

    RunLoad load = loads.joinRun("r", first).orElseThrow();
    assertThat(loads.joinRun("r", second)).isEmpty();
    assertThat(load.askers()).containsExactly(first, second);
    assertThat(loads.joinRun("other", new Nobody())).isPresent();
  }

  @Test
  void joinExperiment_secondAsker_waitsForTheSameLoad() {
    RunLoad.Asker first = new Nobody();
    RunLoad.Asker second = new Nobody();

    RunLoad load = loads.joinExperiment("1", first).orElseThrow();
    assertThat(loads.joinExperiment("1", second)).isEmpty();
    assertThat(load.askers()).containsExactly(first, second);
  }

  @Test
  void isUnderWay_loadThatEnded_isNotTheNextOfTheSameRun() {
    RunLoad ended = loads.joinRun("r", new Nobody()).orElseThrow();
    loads.end(ended);
    RunLoad next = loads.joinRun("r", new Nobody()).orElseThrow();

    assertThat(loads.isUnderWay(ended)).isFalse();
    assertThat(loads.isUnderWay(next)).isTrue();
  }

  @Test
  void isUnderWay_runAndExperimentOfOneName_areTwoLoads() {
    RunLoad ofRun = loads.joinRun("1", new Nobody()).orElseThrow();
    RunLoad ofExperiment = loads.joinExperiment("1", new Nobody()).orElseThrow();
    loads.end(ofExperiment);

    assertThat(loads.isUnderWay(ofRun)).isTrue();
    assertThat(loads.isUnderWay(ofExperiment)).isFalse();
  }

  @Test
  void keep_eventThatNoLoadMayBring_isNotKept() {
    assertThat(loads.keep("r", record(1), false)).isFalse();
    RunLoad other = loads.joinRun("other", new Nobody()).orElseThrow();

    assertThat(loads.keep("r", record(2), false)).isFalse();
    assertThat(other.since()).isEmpty();
  }

  @Test
  void keep_runBeingLoaded_givesItsEventsInOrder() {
    RunLoad load = loads.joinRun("r", new Nobody()).orElseThrow();
    LogRecord first = record(1);
    LogRecord second = record(2);
    assertThat(loads.keep("r", first, false)).isTrue();
    assertThat(loads.keep("r", second, true)).isTrue();

    assertThat(load.since("r")).containsExactly(first, second);
  }

  @Test
  void keep_severalLoads_givesEachWhatCameSinceItBegan() {
    LogRecord first = record(1);
    LogRecord second = record(2);
    RunLoad one = loads.joinExperiment("1", new Nobody()).orElseThrow();
    loads.keep("r", first, false);
    RunLoad two = loads.joinExperiment("2", new Nobody()).orElseThrow();
    loads.keep("r", second, false);
    loads.keep("in memory", record(3), true);

    assertThat(one.since("r")).containsExactly(first, second);
    assertThat(two.since("r")).containsExactly(second);
    assertThat(one.since()).containsOnlyKeys("r");
  }

  @Test
  void areOverfull_loadsThatOverlapForEver_keepOnlyWhatThoseUnderWayNeed() {
    RunLoad before = loads.joinExperiment("0", new Nobody()).orElseThrow();
    for (int i = 1; i < 100; i++) {
      loads.keep("r" + i, record(i), false);
      RunLoad next = loads.joinExperiment("" + i, new Nobody()).orElseThrow();
      loads.end(before);
      before = next;
      assertThat(loads.areOverfull()).isFalse();
    }
  }

  @Test
  void areOverfull_moreThanThereIsRoomFor_isTrueUntilTheLoadEnds() {
    RunLoad load = loads.joinRun("r", new Nobody()).orElseThrow();
    for (int i = 0; i < 11; i++) {
      assertThat(loads.areOverfull()).isFalse();
      loads.keep("r", record(i), false);
    }
    assertThat(loads.areOverfull()).isTrue();
    loads.end(load);
    assertThat(loads.areOverfull()).isFalse();
  }

  @Test
  void end_loadThatEndedBefore_changesNothing() {
    RunLoad ended = loads.joinRun("r", new Nobody()).orElseThrow();
    loads.keep("r", record(1), false);
    loads.end(ended);
    loads.end(ended);
    loads.joinRun("r", new Nobody());
    for (int i = 0; i < 11; i++) {
      loads.keep("r", record(i), false);
    }

    assertThat(loads.areOverfull()).isTrue();
  }

  @Test
  void evicted_runOfAnExperimentBeingLoaded_cutsThatLoadAlone() {
    RunLoad its = loads.joinExperiment("1", new Nobody()).orElseThrow();
    RunLoad another = loads.joinExperiment("2", new Nobody()).orElseThrow();
    loads.evicted(new RunState("r", Events.created("r", "1").getCreated(), 1));

    assertThat(its.isCut()).isTrue();
    assertThat(another.isCut()).isFalse();
  }

  @Test
  void endAll_givesAllLoadsAndLeavesNone() {
    RunLoad ofRun = loads.joinRun("r", new Nobody()).orElseThrow();
    RunLoad ofExperiment = loads.joinExperiment("1", new Nobody()).orElseThrow();
    loads.keep("r", record(1), false);

    assertThat(loads.endAll()).containsExactly(ofRun, ofExperiment);
    assertThat(loads.endAll()).isEmpty();
    assertThat(loads.isUnderWay(ofRun)).isFalse();
    assertThat(loads.keep("r", record(2), false)).isFalse();
  }

  private static LogRecord record(long position) {
    return new LogRecord(0, position, null, null, null);
  }

  private static final class Nobody implements RunLoad.Asker {
    @Override
    public void loaded() {}

    @Override
    public void failed(Throwable reason) {}
  }
}
