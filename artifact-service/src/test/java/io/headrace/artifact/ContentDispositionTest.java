package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ContentDispositionTest {

  @Test
  void attachment_plainName_isWrittenAsItIs() {
    assertThat(ContentDisposition.attachment("model.pkl"))
        .isEqualTo("attachment; filename=model.pkl");
  }

  @Test
  void attachment_nameWithPercents_isWrittenAsItIs() {
    assertThat(ContentDisposition.attachment("dog%step%100.png"))
        .isEqualTo("attachment; filename=dog%step%100.png");
  }

  @Test
  void attachment_nameWithBlankOrQuote_isQuoted() {
    assertThat(ContentDisposition.attachment("a b\".txt"))
        .isEqualTo("attachment; filename=\"a b\\\".txt\"");
  }

  @Test
  void attachment_nameBeyondAscii_hasBothForms() {
    assertThat(ContentDisposition.attachment("hü 日.txt"))
        .isEqualTo("attachment; filename=\"hu .txt\"; filename*=UTF-8''h%C3%BC%20%E6%97%A5.txt");
  }

  @Test
  void attachment_nothingInAscii_hasAnEmptySimpleName() {
    assertThat(ContentDisposition.attachment("日"))
        .isEqualTo("attachment; filename=\"\"; filename*=UTF-8''%E6%97%A5");
  }
}
