package io.headrace.benchmarks.artifacts;

import io.headrace.benchmarks.http.BytePattern;
import io.headrace.benchmarks.http.PatternBody;

/**
 * Which artifacts there are, each known by its number from 0.
 *
 * @param folder that all of them are in, without a slash behind it
 * @param pattern that their bytes are cut from
 * @param size of each in bytes
 */
public record ArtifactPlan(String folder, BytePattern pattern, long size, int count) {

  /** As many as a folder of a large model or of many pictures has. */
  private static final int FOLDER_SIZE = 1000;

  public ArtifactPlan {
    if (size < 0 || count < 1) {
      throw new IllegalArgumentException(
          "There must be at least one artifact, of 0 bytes or more.");
    }
  }

  String name(int number) {
    return folder + "/" + size + "/" + number / FOLDER_SIZE + "/" + number;
  }

  PatternBody body(long number) {
    return pattern.body(number, size);
  }
}
