package io.headrace.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PythonTextTest {

  @Test
  void repr_ofText_isQuotedAsPythonDoes() {
    assertThat(PythonText.repr("")).isEqualTo("''");
    assertThat(PythonText.repr("é😀 /")).isEqualTo("'é😀 /'");
    assertThat(PythonText.repr("it's")).isEqualTo("\"it's\"");
    assertThat(PythonText.repr("\"")).isEqualTo("'\"'");
    assertThat(PythonText.repr("'\"")).isEqualTo("'\\'\"'");
    assertThat(PythonText.repr("a\\b")).isEqualTo("'a\\\\b'");
  }

  @Test
  void repr_ofWhatCannotBePrinted_isEscaped() {
    assertThat(PythonText.repr("\n\r\t\0\177\240")).isEqualTo("'\\n\\r\\t\\x00\\x7f\\xa0'");
    assertThat(PythonText.repr(Character.toString(0x2028))).isEqualTo("'\\u2028'");
    assertThat(PythonText.repr(Character.toString(0xe0001))).isEqualTo("'\\U000e0001'");
  }
}
