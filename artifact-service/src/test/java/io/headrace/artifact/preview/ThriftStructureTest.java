package io.headrace.artifact.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThriftStructureTest {

  @ParameterizedTest
  @CsvSource({
    "00, 1",
    "11 00 00, 2",
    "15 ac 02 00, 4",
    "05 04 02 00, 4",
    "18 02 61 62 00, 5",
    "17 0102030405060708 00, 10",
    "19 25 02 04 00, 5",
    "19 21 01 02 00, 5",
    "1b 00 00, 3",
    "1b 01 58 02 01 61 00, 7",
    "1c 00 00, 3"
  })
  void structure_isWalkedToItsEnd(String bytes, int end) throws DamagedFileException {
    byte[] structure = bytes(bytes);

    assertThat(ThriftStructure.end(structure, 0, structure.length)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "15",
        "15 80",
        "15 ffffffffffffffffffffff 00",
        "18 7f 61 00",
        "18 ffffffff0f 61 00",
        "19 fc ffffffff07 00",
        "1b ffffffff07 58 00",
        "1e 00",
        "1c 1c 1c 1c 1c 1c 1c 1c 1c 1c 1c 1c 1c 1c 1c 1c 1c 1c 00 00"
      })
  void structure_thatClaimsMoreThanItHas_isDamaged(String bytes) {
    byte[] structure = bytes(bytes);

    assertThatExceptionOfType(DamagedFileException.class)
        .isThrownBy(() -> ThriftStructure.end(structure, 0, structure.length));
  }

  private static byte[] bytes(String hexadecimal) {
    return HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
  }
}
