package io.headrace.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifiedStreamTest {

  private final ScriptedStream source = new ScriptedStream();
  private final List<String> said = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  private void read(String checksum, String... buffers) {
    VerifiedStream stream = new VerifiedStream(source, checksum);
    stream.exceptionHandler(failures::add);
    stream.endHandler(end -> said.add("end"));
    stream.handler(bytes -> said.add(bytes.toString()));
    for (String buffer : buffers) {
      source.bring(buffer);
    }
    source.end();
  }

  @Test
  void read_bytesOfThatChecksum_comeWhole() {
    // The check value of CRC-32C, E3069283.
    read("4waSgw==", "1234", "56789");

    assertThat(said).containsExactly("1234", "56789", "end");
    assertThat(failures).isEmpty();
  }

  @Test
  void read_nothing_ends() {
    read("AAAAAA==");

    assertThat(said).containsExactly("end");
  }

  @Test
  void read_otherBytes_failsBeforeTheLastOfThemAreSeen() {
    read("4waSgw==", "1234", "56788");

    assertThat(said).containsExactly("1234");
    assertThat(failures)
        .singleElement()
        .matches(failure -> HeadraceException.is(failure, ErrorCode.INTERNAL_ERROR));
  }
}
