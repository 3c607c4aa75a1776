package io.headrace.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandledOffsetTest {

  @Test
  void metadata_ofACommitThatIsHeldBack_sayHowFarAllElseIsHandled() {
    assertThat(HandledOffset.metadata(3, 7)).isEqualTo("handled=7");
    assertThat(HandledOffset.of(3, "handled=7")).isEqualTo(7);
  }

  @Test
  void metadata_ofAnotherCommit_areNone() {
    assertThat(HandledOffset.metadata(7, 7)).isEmpty();
    assertThat(HandledOffset.of(7, "")).isEqualTo(7);
    assertThat(HandledOffset.of(7, null)).isEqualTo(7);
  }

  @Test
  void metadata_thatAreNotOurs_sayNothing() {
    assertThat(HandledOffset.of(3, "handled=x")).isEqualTo(3);
    assertThat(HandledOffset.of(3, "handled=99999999999999999999")).isEqualTo(3);
    assertThat(HandledOffset.of(3, "handled=2")).isEqualTo(3);
  }
}
