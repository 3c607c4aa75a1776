package io.headrace.benchmarks.demo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file of a run. */
final class DemoArtifact {

  private final String path;
  private final String contentType;
  private final byte[] content;

  private DemoArtifact(String path, String contentType, byte[] content) {
    this.path = path;
    this.contentType = contentType;
    this.content = content;
  }

  static DemoArtifact text(String path, String content) {
    return new DemoArtifact(path, "text/plain", content.getBytes(StandardCharsets.UTF_8));
  }

  static DemoArtifact csv(String path, String content) {
    return new DemoArtifact(path, "text/csv", content.getBytes(StandardCharsets.UTF_8));
  }

  static DemoArtifact json(String path, String content) {
    return new DemoArtifact(path, "application/json", content.getBytes(StandardCharsets.UTF_8));
  }

  static DemoArtifact png(String path, byte[] content) {
    return new DemoArtifact(path, "image/png", content);
  }

  /** Below the run's artifacts, with slashes. */
  String path() {
    return path;
  }

  String contentType() {
    return contentType;
  }

  byte[] content() {
    return content;
  }

  @Override
  public String toString() {
    return path + "#" + Arrays.hashCode(content);
  }
}
