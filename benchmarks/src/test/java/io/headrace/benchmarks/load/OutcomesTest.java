package io.headrace.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class OutcomesTest {

  @Test
  void get_unitThatWasNeverSet_isUnsent() {
    Outcomes outcomes = new Outcomes();
    outcomes.set(5000, Outcome.ACKNOWLEDGED);

    assertThat(outcomes.get(4999)).isEqualTo(Outcome.UNSENT);
    assertThat(outcomes.get(5001)).isEqualTo(Outcome.UNSENT);
    assertThat(outcomes.size()).isEqualTo(5001);
    assertThat(outcomes.count(Outcome.ACKNOWLEDGED)).isEqualTo(1);
  }

  @Test
  void json_writtenAndRead_isTheSame() throws Exception {
    Outcomes outcomes = new Outcomes();
    for (int unit = 0; unit < 3000; unit++) {
      outcomes.set(unit, unit % 1000 == 7 ? Outcome.UNKNOWN : Outcome.ACKNOWLEDGED);
    }
    outcomes.set(3005, Outcome.REFUSED);

    ObjectMapper json = new ObjectMapper();
    String text = json.writeValueAsString(outcomes);
    Outcomes read = json.readValue(text, Outcomes.class);

    assertThat(text).hasSizeLessThan(600);
    assertThat(read.size()).isEqualTo(outcomes.size());
    for (int unit = 0; unit < 3010; unit++) {
      assertThat(read.get(unit)).isEqualTo(outcomes.get(unit));
    }
  }

  @Test
  void of_status_saysWhetherTheWriteMayBeThere() {
    assertThat(Outcome.of(200)).isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(Outcome.of(400)).isEqualTo(Outcome.REFUSED);
    assertThat(Outcome.of(503)).isEqualTo(Outcome.UNKNOWN);
  }
}
