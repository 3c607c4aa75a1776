package io.headrace.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainedStreamTest {

  private final ScriptedStream source = new ScriptedStream();
  private final ExplainedStream stream =
      new ExplainedStream(
          source, broken -> HeadraceException.invalid("because of " + broken.getMessage()));
  private final List<String> failures = new ArrayList<>();

  private void listen() {
    stream.exceptionHandler(failure -> failures.add(failure.getMessage()));
  }

  @Test
  void exceptionHandler_streamBreaks_isToldWhy() {
    listen();

    source.fail(new IllegalStateException("a reset"));

    assertThat(failures).containsExactly("because of a reset");
  }

  @Test
  void exceptionHandler_streamBrokeBeforeAnybodyListened_isToldAllTheSame() {
    source.fail(new IllegalStateException("a reset"));

    listen();

    assertThat(failures).containsExactly("because of a reset");
  }

  @Test
  void exceptionHandler_takenAwayAfterItBroke_isNotTold() {
    source.fail(new IllegalStateException("a reset"));

    stream.exceptionHandler(null);

    assertThat(failures).isEmpty();
  }
}
