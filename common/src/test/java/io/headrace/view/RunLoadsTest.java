package io.headrace.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.log.LogRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLoadsTest {

  private final RunLoads loads = new RunLoads();

  @Test
  void joinRun_secondAsker_waitsForTheSameLoad() {
    RunLoads.Asker first = new Nobody();
    RunLoads.Asker second = new Nobody();

    assertThat(loads.joinRun("r", first)).isTrue();
    assertThat(loads.joinRun("r", second)).isFalse();
    assertThat(loads.joinRun("other", new Nobody())).isTrue();
    assertThat(loads.endRun("r")).containsExactly(first, second);
    assertThat(loads.endRun("r")).isEmpty();
    assertThat(loads.joinRun("r", first)).isTrue();
  }

  @Test
  void joinExperiment_secondAsker_waitsForTheSameLoad() {
    RunLoads.Asker first = new Nobody();
    RunLoads.Asker second = new Nobody();

    assertThat(loads.joinExperiment("1", first)).isTrue();
    assertThat(loads.joinExperiment("1", second)).isFalse();
    assertThat(loads.endExperiment("1")).containsExactly(first, second);
  }

  @Test
  void keep_eventThatNoLoadMayBring_isNotKept() {
    assertThat(loads.keep("r", record(1))).isFalse();
    loads.joinRun("other", new Nobody());
    assertThat(loads.keep("r", record(2))).isFalse();
    assertThat(loads.since("r")).isEmpty();
  }

  @Test
  void since_runBeingLoaded_givesItsEventsInOrder() {
    loads.joinRun("r", new Nobody());
    LogRecord first = record(1);
    LogRecord second = record(2);
    assertThat(loads.keep("r", first)).isTrue();
    assertThat(loads.keep("r", second)).isTrue();

    assertThat(loads.since("r")).containsExactly(first, second);
    loads.endRun("r");
    assertThat(loads.since("r")).isEmpty();
  }

  @Test
  void since_whicheverLoadBeganFirst_givesTheEventsSinceThen() {
    LogRecord first = record(1);
    LogRecord second = record(2);

    loads.joinRun("a", new Nobody());
    loads.keep("a", first);
    loads.joinExperiment("1", new Nobody());
    loads.keep("a", second);
    assertThat(loads.since("a")).containsExactly(first, second);

    loads.keep("b", first);
    loads.joinRun("b", new Nobody());
    loads.keep("b", second);
    assertThat(loads.since("b")).containsExactly(first, second);
  }

  @Test
  void endExperiment_whileAnotherIsLoaded_keepsWhatThatMayNeed() {
    LogRecord event = record(1);
    loads.joinExperiment("1", new Nobody());
    loads.joinExperiment("2", new Nobody());
    loads.keep("r", event);

    loads.endExperiment("1");
    assertThat(loads.since("r")).containsExactly(event);
    loads.endExperiment("2");
    assertThat(loads.since("r")).isEmpty();
    assertThat(loads.keep("r", event)).isFalse();
  }

  @Test
  void endAll_givesEverybodyWhoWaits() {
    RunLoads.Asker ofRun = new Nobody();
    RunLoads.Asker ofExperiment = new Nobody();
    loads.joinRun("r", ofRun);
    loads.joinExperiment("1", ofExperiment);
    loads.keep("r", record(1));

    assertThat(loads.endAll()).isEqualTo(List.of(ofRun, ofExperiment));
    assertThat(loads.endAll()).isEmpty();
    assertThat(loads.since("r")).isEmpty();
  }

  private static LogRecord record(long position) {
    return new LogRecord(0, position, null, null, null);
  }

  private static final class Nobody implements RunLoads.Asker {
    @Override
    public void loaded() {}

    @Override
    public void failed(Throwable reason) {}
  }
}
