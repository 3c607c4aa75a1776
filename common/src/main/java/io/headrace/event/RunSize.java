package io.headrace.event;

import com.google.protobuf.CodedOutputStream;
import io.headrace.error.HeadraceException;
import io.headrace.event.proto.RunCreated;
import io.headrace.model.DatasetInput;
import io.headrace.model.Tag;

/**
 * How large the row of a run may get: Cassandra takes no write above 16 MiB, and a row is written
 * whole. Sizes are bytes of UTF-8, with what an entry of a map or list takes beside its text.
 */
public final class RunSize {

  /** Half of what Cassandra takes, for attributes and encoding to have room. */
  public static final long MAX_BYTES = 8L * 1024 * 1024;

  /** Lengths, cell headers; on the safe side. */
  private static final int BYTES_PER_ENTRY = 48;

  private RunSize() {}

  /** The size of a row's entry with these texts; {@code null} counts as none. */
  static long of(String... texts) {
    long bytes = BYTES_PER_ENTRY;
    for (String text : texts) {
      bytes += text == null ? 0 : CodedOutputStream.computeStringSizeNoTag(text);
    }
    return bytes;
  }

  static long of(DatasetInput dataset) {
    long bytes =
        of(
            dataset.name(),
            dataset.digest(),
            dataset.sourceType(),
            dataset.source(),
            dataset.schema(),
            dataset.profile());
    for (Tag tag : dataset.tags()) {
      bytes += of(tag.key(), tag.value());
    }
    return bytes;
  }

  private static long of(RunCreated created) {
    long bytes =
        of(
            created.getExperimentId(),
            created.getRunName(),
            created.getUserId(),
            created.getArtifactUri());
    for (io.headrace.event.proto.Tag tag : created.getTagsList()) {
      bytes += of(tag.getKey(), tag.getValue());
    }
    return bytes;
  }

  /**
   * Refuses the beginning of a run that is too large.
   *
   * @throws HeadraceException with INVALID_PARAMETER_VALUE
   */
  public static void check(RunCreated created) {
    if (isTooLarge(created)) {
      throw tooLarge();
    }
  }

  static boolean isTooLarge(RunCreated created) {
    return of(created) > MAX_BYTES;
  }

  /** What a client is told whose write would make a run too large. */
  static HeadraceException tooLarge() {
    return HeadraceException.invalid(
        "The params, tags, datasets and models of a run can come to at most "
            + MAX_BYTES
            + " bytes in all, and with this request they would come to more.");
  }
}
