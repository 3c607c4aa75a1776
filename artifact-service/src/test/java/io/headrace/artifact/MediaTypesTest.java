package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MediaTypesTest {

  @ParameterizedTest
  @CsvSource({
    "a.txt, text/plain",
    "a.json, text/plain",
    "a.b.csv, text/plain",
    "a.js, text/plain",
    "a.xml, text/plain",
    "notebook.ipynb, text/plain",
    "MLmodel, text/plain",
    "MLproject, text/plain",
    "log, text/plain",
    "x.MLmodel, text/plain",
    "a.html, text/html",
    "a.png, image/png",
    "a.PNG, image/png",
    "a.jpeg, image/jpeg",
    "a.svg, image/svg+xml",
    "a.pdf, application/pdf",
    "a.zip, application/zip",
    "a.TXT, application/octet-stream",
    "a.pkl, application/octet-stream",
    "a.parquet, application/octet-stream",
    "noextension, application/octet-stream",
    ".txt, application/octet-stream",
    "a., application/octet-stream",
  })
  void of_name_followsMlflowsRule(String name, String type) {
    assertThat(MediaTypes.of(name)).isEqualTo(type);
  }
}
