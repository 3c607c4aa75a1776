package io.headrace.view;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(loads.keep("r", record(1), false, null)).isFalse();
    RunLoad other = loads.joinRun("other", new Nobody()).orElseThrow();

    assertThat(loads.keep("r", record(2), false, null)).isFalse();
    assertThat(other.since("r")).isEmpty();
  }

  @Test
  void keep_runBeingLoaded_givesItsEventsInOrder() {
    RunLoad load = loads.joinRun("r", new Nobody()).orElseThrow();
    LogRecord first = record(1);
    LogRecord second = record(2);
    assertThat(loads.keep("r", first, false, null)).isTrue();
    assertThat(loads.keep("r", second, true, null)).isTrue();

    assertThat(load.since("r")).containsExactly(first, second);
  }

  @Test
  void keep_severalLoads_givesEachWhatCameSinceItBegan() {
    LogRecord first = record(1);
    LogRecord second = record(2);
    RunLoad one = loads.joinExperiment("1", new Nobody()).orElseThrow();
    loads.keep("r", first, false, null);
    RunLoad two = loads.joinExperiment("2", new Nobody()).orElseThrow();
    loads.keep("r", second, false, null);
    loads.keep("in memory", record(3), true, null);

    assertThat(one.since("r")).containsExactly(first, second);
    assertThat(two.since("r")).containsExactly(second);
    assertThat(one.since("in memory")).isEmpty();
  }

  @Test
  void tooMuch_loadsThatOverlapForEver_keepOnlyWhatThoseUnderWayNeed() {
    RunLoad before = loads.joinExperiment("0", new Nobody()).orElseThrow();
    for (int i = 1; i < 100; i++) {
      loads.keep("r" + i, record(i), false, null);
      RunLoad next = loads.joinExperiment("" + i, new Nobody()).orElseThrow();
      loads.end(before);
      before = next;
      assertThat(loads.tooMuch()).isEmpty();
    }
  }

  @Test
  void tooMuch_moreThanThereIsRoomFor_isTheLoadUntilItEnds() {
    RunLoad load = loads.joinRun("r", new Nobody()).orElseThrow();
    for (int i = 0; i < 11; i++) {
      assertThat(loads.tooMuch()).isEmpty();
      loads.keep("r", record(i), false, null);
    }
    assertThat(loads.tooMuch()).contains(load);
    loads.end(load);
    assertThat(loads.tooMuch()).isEmpty();
  }

  @Test
  void end_loadThatEndedBefore_changesNothing() {
    RunLoad ended = loads.joinRun("r", new Nobody()).orElseThrow();
    loads.keep("r", record(1), false, null);
    loads.end(ended);
    loads.end(ended);
    loads.joinRun("r", new Nobody());
    for (int i = 0; i < 11; i++) {
      loads.keep("r", record(i), false, null);
    }

    assertThat(loads.tooMuch()).isPresent();
  }

  @Test
  void evicted_runOfAnExperimentBeingLoaded_cutsThatLoadAlone() {
    RunLoad its = loads.joinExperiment("1", new Nobody()).orElseThrow();
    RunLoad another = loads.joinExperiment("2", new Nobody()).orElseThrow();
    loads.evicted("1");

    assertThat(its.isCut()).isTrue();
    assertThat(another.isCut()).isFalse();
  }

  @Test
  void all_isWhatHasBegunAndNotEnded() {
    RunLoad ofRun = loads.joinRun("r", new Nobody()).orElseThrow();
    RunLoad ofExperiment = loads.joinExperiment("1", new Nobody()).orElseThrow();
    loads.end(loads.joinExperiment("2", new Nobody()).orElseThrow());

    assertThat(loads.all()).containsExactly(ofRun, ofExperiment);
  }

  @Test
  void keep_manyLoadsOfExperiments_takesTheRoomOfOne() {
    for (int i = 0; i < 100; i++) {
      loads.joinExperiment("" + i, new Nobody());
    }
    for (int i = 0; i < 10; i++) {
      loads.keep("r", record(i), false, null);
    }

    assertThat(loads.tooMuch()).isEmpty();
  }

  @Test
  void tooMuch_experimentsThatBeganOneAfterTheOther_endsTheFirstAlone() {
    RunLoad first = loads.joinExperiment("1", new Nobody()).orElseThrow();
    for (int i = 0; i < 10; i++) {
      loads.keep("r", record(i), false, null);
    }
    loads.joinExperiment("2", new Nobody());
    loads.keep("r", record(10), false, null);
    assertThat(loads.tooMuch()).contains(first);
    loads.end(first);

    assertThat(loads.tooMuch()).isEmpty();
  }

  @Test
  void tooMuch_runThatIsWrittenTo_endsItsLoadAndNotThatOfAnExperiment() {
    loads.joinExperiment("1", new Nobody());
    loads.joinRun("quiet", new Nobody());
    RunLoad loud = loads.joinRun("loud", new Nobody()).orElseThrow();
    for (int i = 0; i < 11; i++) {
      loads.keep("loud", record(i), true, null);
    }

    assertThat(loads.tooMuch()).contains(loud);
  }

  @Test
  void end_experimentWhileAnOlderOneIsUnderWay_dropsNothingThatThatNeeds() {
    LogRecord kept = record(1);
    RunLoad older = loads.joinExperiment("1", new Nobody()).orElseThrow();
    RunLoad younger = loads.joinExperiment("2", new Nobody()).orElseThrow();
    loads.keep("r", kept, false, null);

    assertThat(loads.end(younger)).isEmpty();
    assertThat(older.since("r")).containsExactly(kept);
    assertThat(loads.end(older)).containsExactly(kept);
  }

  @Test
  void begun_runsThatBeganInTheExperimentSinceItsLoadDid() {
    loads.joinExperiment("1", new Nobody());
    loads.keep("before", record(1), false, "2");
    RunLoad load = loads.joinExperiment("2", new Nobody()).orElseThrow();
    loads.keep("here", record(2), false, "2");
    loads.keep("elsewhere", record(3), false, "1");
    loads.keep("known", record(4), false, null);

    assertThat(load.begun()).containsExactly("here");
  }

  private static LogRecord record(long position) {
    return new LogRecord(0, position, 0, null, null, null);
  }

  private static final class Nobody implements RunLoad.Asker {
    @Override
    public void loaded() {}

    @Override
    public void failed(Throwable reason) {}
  }
}
