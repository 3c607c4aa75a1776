package io.headrace.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.event.proto.RunEvent;
import io.headrace.model.Tag;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunEventsTest {

  @Test
  void parse_whatWasWritten_givesTheEventBack() {
    RunEvent event = Events.metric("loss", 1, 0.5);

    assertThat(RunEvents.parse(Events.RUN_ID, event.toByteArray())).isEqualTo(event);
  }

  @Test
  void parse_keyOfAnotherRun_isRefused() {
    assertThatThrownBy(() -> RunEvents.parse("run-2", Events.created().toByteArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Its key is not its run's id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a b", "é", "-", "\0"})
  void parse_idThatNoRunCanHave_isRefused(String runId) {
    byte[] event = Events.created(runId, "0").toByteArray();

    assertThatThrownBy(() -> RunEvents.parse(runId, event))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void parse_anyBytes_areRefused(@ForAll byte[] bytes) {
    assertThatThrownBy(() -> RunEvents.parse(Events.RUN_ID, bytes))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void parse_textThatIsNoUtf8_isRefused() {
    byte[] event = Events.tag("t", "value").toByteArray();
    int at = new String(event, StandardCharsets.ISO_8859_1).indexOf("value");
    event[at] = (byte) 0xFF;

    assertThatThrownBy(() -> RunEvents.parse(Events.RUN_ID, event))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isMetricsOnly_batchWithAnythingElse_isNot() {
    assertThat(RunEvents.isMetricsOnly(Events.metric("loss", 1, 2))).isTrue();
    assertThat(RunEvents.isMetricsOnly(Events.param("a", "1"))).isFalse();
    assertThat(RunEvents.isMetricsOnly(Events.tag("a", "1"))).isFalse();
    assertThat(RunEvents.isMetricsOnly(Events.created())).isFalse();
  }

  @Test
  void inputsAndOutputs_ofARun_comeBackFromTheirMessages() {
    RunState run = new RunState(Events.RUN_ID, Events.created().getCreated(), 1);
    run.apply(Events.inputs(Events.dataset("d", "1", new Tag("t", "v")), "m"), 2);
    run.apply(Events.output("m", -3), 3);

    assertThat(RunEvents.datasets(RunEvents.inputs(run.snapshot())))
        .isEqualTo(run.snapshot().datasets());
    assertThat(RunEvents.inputs(run.snapshot()).getModelsList()).containsExactly("m");
    assertThat(RunEvents.modelOutputs(RunEvents.outputs(run.snapshot())))
        .isEqualTo(run.snapshot().modelOutputs());
  }
}
