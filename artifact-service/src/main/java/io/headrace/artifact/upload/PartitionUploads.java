package io.headrace.artifact.upload;

import io.headrace.config.ArtifactEventSettings;
import io.headrace.event.ArtifactChunks;
import io.headrace.event.proto.ArtifactChunk;
import io.headrace.log.LogRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The uploads of one partition: takes its records one after the other and says what comes of them.
 * The same records give the same outcomes, whoever reads them, but for what time or want of memory
 * ends.
 *
 * <p><b>Replays.</b> Who takes a partition over begins to read before what is handled already, for
 * the sake of uploads that were incomplete. What records below {@code handled} bring about was seen
 * to then, and is not told again: an older file is not put over a newer one with its path.
 *
 * <p><b>Repetitions.</b> Uploads that are finished are remembered for a while: a chunk that comes
 * again changes nothing, and one that comes after its upload was given up follows it to the dead
 * letters.
 */
final class PartitionUploads {

  /** A file of 128 MiB in parts of 32 KiB. Each costs a look at the log if they are read again. */
  private static final int MOST_CHUNKS = 4_096;

  /** Of a path and ids; what else there is, is read by nobody. */
  private static final int MOST_BYTES_BESIDE_DATA = 16 << 10;

  /** What a repetition may come after. */
  private static final int REMEMBERED = 4_096;

  private static final String STORED = "";

  private final ArtifactEventSettings settings;
  private final long handled;

  /** By age. */
  private final Map<UploadId, Upload> open = new LinkedHashMap<>();

  /** Those whose data are in memory, by age. */
  private final Set<Upload> inMemory = new LinkedHashSet<>();

  /** Why each was given up; {@link #STORED} if it was not. */
  private final Map<UploadId, String> finished = new LinkedHashMap<>();

  private long weight;

  PartitionUploads(ArtifactEventSettings settings, long handled) {
    this.settings = settings;
    this.handled = handled;
  }

  /**
   * Takes the next record.
   *
   * @param nanos now, as of {@link System#nanoTime}
   */
  void take(LogRecord record, long nanos, Consumer<Outcome> outcomes) {
    Consumer<Outcome> told = record.offset() < handled ? seenTo -> {} : outcomes;
    expireBefore(record.timestamp(), told);
    ArtifactChunk chunk;
    try {
      chunk = ArtifactChunks.parse(record.key(), record.value());
      checkLimits(chunk);
    } catch (IllegalArgumentException e) {
      told.accept(Outcome.Refused.of(record, e.getMessage()));
      return;
    }
    String end = finished.get(UploadId.of(chunk));
    if (end == null) {
      add(record, chunk, nanos, told);
    } else if (!end.equals(STORED)) {
      told.accept(Outcome.Refused.of(record, "Its upload was given up before: " + end));
    }
  }

  private void checkLimits(ArtifactChunk chunk) {
    if (chunk.getSize() > settings.maxBytes()) {
      throw new IllegalArgumentException(
          "Its file has "
              + chunk.getSize()
              + " bytes; at most "
              + settings.maxBytes()
              + " are taken");
    }
    if (chunk.getData().size() > settings.maxChunkBytes()) {
      throw new IllegalArgumentException(
          "It has "
              + chunk.getData().size()
              + " bytes; at most "
              + settings.maxChunkBytes()
              + " are taken in one event");
    }
    if (chunk.getCount() > MOST_CHUNKS) {
      throw new IllegalArgumentException(
          "Its file is in " + chunk.getCount() + " chunks; at most " + MOST_CHUNKS + " are taken");
    }
    int beside = chunk.getSerializedSize() - chunk.getData().size();
    if (beside > MOST_BYTES_BESIDE_DATA) {
      throw new IllegalArgumentException(
          "It has "
              + beside
              + " bytes beside its data; at most "
              + MOST_BYTES_BESIDE_DATA
              + " are taken");
    }
  }

  private void add(LogRecord record, ArtifactChunk chunk, long nanos, Consumer<Outcome> outcomes) {
    UploadId id = UploadId.of(chunk);
    Upload upload = open.computeIfAbsent(id, first -> begin(record, chunk, nanos));
    weight -= upload.weight();
    try {
      upload.add(record, chunk);
    } catch (IllegalArgumentException e) {
      close(id, upload);
      finish(id, e.getMessage());
      outcomes.accept(Outcome.Refused.of(upload, e.getMessage()));
      outcomes.accept(Outcome.Refused.of(record, e.getMessage()));
      return;
    }
    if (upload.isComplete()) {
      close(id, upload);
      finish(id, STORED);
      outcomes.accept(new Outcome.Complete(upload));
    } else {
      weight += upload.weight();
    }
  }

  private Upload begin(LogRecord record, ArtifactChunk chunk, long nanos) {
    Upload upload = new Upload(record, chunk, nanos);
    weight += upload.weight();
    inMemory.add(upload);
    return upload;
  }

  private void close(UploadId id, Upload upload) {
    open.remove(id);
    inMemory.remove(upload);
  }

  private void finish(UploadId id, String cause) {
    finished.remove(id);
    finished.put(id, cause);
    if (finished.size() > REMEMBERED) {
      finished.remove(finished.keySet().iterator().next());
    }
  }

  /** A complete upload turned out not to be what it says, or is stored nowhere. */
  void refuse(Upload upload, String cause) {
    finish(UploadId.of(upload.about()), cause);
  }

  /** The log has come to that time, ms since the epoch. */
  private void expireBefore(long time, Consumer<Outcome> outcomes) {
    long begunUntil = time - settings.expiry().toMillis();
    List<Upload> expired = new ArrayList<>(0);
    for (Upload upload : open.values()) {
      if (upload.begun() >= begunUntil) {
        break;
      }
      expired.add(upload);
    }
    expired.forEach(upload -> giveUp(upload, incomplete(upload), outcomes));
  }

  /** Whether there is an upload that was read for the first time too long ago. */
  boolean isDue(long nanos) {
    return oldest().filter(upload -> isDue(upload, nanos)).isPresent();
  }

  private boolean isDue(Upload upload, long nanos) {
    return nanos - upload.seen() > settings.expiry().toNanos();
  }

  /** Gives up what {@link #isDue}: nothing more of it is in the log. */
  void expireDue(long nanos, Consumer<Outcome> outcomes) {
    for (Upload upload : List.copyOf(open.values())) {
      if (isDue(upload, nanos)) {
        giveUp(upload, incomplete(upload), outcomes);
      }
    }
  }

  private String incomplete(Upload upload) {
    return upload.progress() + " came within " + settings.expiry().toSeconds() + " s";
  }

  /** Gives the oldest upload up. */
  void giveUpOldest(String cause, Consumer<Outcome> outcomes) {
    oldest().ifPresent(upload -> giveUp(upload, cause, outcomes));
  }

  private void giveUp(Upload upload, String cause, Consumer<Outcome> outcomes) {
    UploadId id = UploadId.of(upload.about());
    close(id, upload);
    weight -= upload.weight();
    finish(id, cause);
    outcomes.accept(Outcome.Refused.of(upload, cause));
  }

  /** The upload that was begun first. */
  Optional<Upload> oldest() {
    return open.values().stream().findFirst();
  }

  /** The one that was begun first of those whose data are in memory. */
  Optional<Upload> oldestInMemory() {
    return inMemory.stream().findFirst();
  }

  /** Lets go of the data of an open upload. */
  void layAside(Upload upload) {
    weight -= upload.weight();
    upload.layAside();
    inMemory.remove(upload);
    weight += upload.weight();
  }

  /** Where the first upload begins that is not finished; none if all are. */
  Optional<Long> unfinished() {
    return oldest().map(Upload::begin);
  }

  int size() {
    return open.size();
  }

  /** About how many bytes of heap the open uploads take. */
  long weight() {
    return weight;
  }
}
