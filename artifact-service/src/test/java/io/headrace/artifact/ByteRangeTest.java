package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=2-4, 2, 4",
    "bytes=2-, 2, 9",
    "bytes=2-999, 2, 9",
    "bytes=-3, 7, 9",
    "bytes=-999, 0, 9",
    "BYTES=9-9, 9, 9"
  })
  void range_withinAFileOfTenBytes_isItsPart(String header, long first, long last) {
    assertThat(ByteRange.of(header, 10)).contains(new ByteRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=10-",
        "bytes=5-4",
        "bytes=-0",
        "bytes=-",
        "bytes=0-1,3-4",
        "items=0-1",
        "bytes=a-b",
        "bytes=99999999999999999999-"
      })
  void range_thatTheFileDoesNotHave_isTheWholeFile(String header) {
    assertThat(ByteRange.of(header, 10)).isEmpty();
  }

  @Test
  void range_ofAnEmptyFile_isTheWholeFile() {
    assertThat(ByteRange.of("bytes=0-", 0)).isEmpty();
    assertThat(ByteRange.of("bytes=-1", 0)).isEmpty();
  }

  @Test
  void contentRange_saysPartAndWhole() {
    assertThat(new ByteRange(2, 4).contentRange(10)).isEqualTo("bytes 2-4/10");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=10-, true",
    "bytes=99-100, true",
    "bytes=-0, true",
    "bytes=9-, false",
    "bytes=-11, false",
    "bytes=20-15, false",
    "'bytes=20-,0-1', false",
    "items=20-, false",
  })
  void isUnreached_ofTenBytes_isWhatBeginsBehindThem(String header, boolean unreached) {
    assertThat(ByteRange.isUnreached(header, 10)).isEqualTo(unreached);
  }

  @Test
  void isUnreached_ofAnEmptyFile_isEveryPart() {
    assertThat(ByteRange.isUnreached("bytes=0-3", 0)).isTrue();
    assertThat(ByteRange.isUnreached("bytes=-1", 0)).isTrue();
  }
}
