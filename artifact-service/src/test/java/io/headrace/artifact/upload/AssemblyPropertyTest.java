package io.headrace.artifact.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.headrace.config.ArtifactEventSettings;
import io.headrace.event.ArtifactChunks;
import io.headrace.event.proto.ArtifactChunk;
import io.headrace.log.LogRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Files in chunks that come in any order, twice, among others', in part, or broken. */
class AssemblyPropertyTest {

  private static final Duration EXPIRY = Duration.ofMinutes(10);
  private static final ArtifactEventSettings SETTINGS =
      new ArtifactEventSettings(1 << 20, 1 << 20, EXPIRY);
  private static final long PLENTY = 1 << 30;

  @Property(tries = 300)
  void chunks_shuffledDoubledAndInterleaved_areTheirFilesOnce(@ForAll Random random) {
    Map<String, byte[]> files = files(random);
    List<ArtifactChunk> chunks = chunks(files, random);
    chunks.addAll(some(chunks, random));
    Collections.shuffle(chunks, random);

    Reading reading = new Reading(logOf(chunks), PLENTY);
    reading.readAll();

    reading.assertComplete(files);
    assertThat(reading.refused).isEmpty();
    assertThat(reading.assembly.unfinished()).isEmpty();
    assertThat(reading.assembly.weight()).isZero();
  }

  @Property(tries = 300)
  void chunks_thatDoNotAllFitIntoMemory_areTheirFilesAllTheSame(@ForAll Random random) {
    Map<String, byte[]> files = files(random);
    List<ArtifactChunk> chunks = chunks(files, random);
    chunks.addAll(some(chunks, random));
    Collections.shuffle(chunks, random);

    long bound = 100_000;
    Reading reading = new Reading(logOf(chunks), bound);
    reading.readAll();

    reading.assertComplete(files);
    assertThat(reading.refused).isEmpty();
    assertThat(reading.heaviest).isLessThanOrEqualTo(bound);
  }

  @Property(tries = 300)
  void chunks_ofWhichOneNeverComes_areRefusedWhenTheirTimeIsOver(@ForAll Random random) {
    Map<String, byte[]> files = files(random);
    List<ArtifactChunk> chunks = chunks(files, random);
    Collections.shuffle(chunks, random);
    ArtifactChunk dropped = chunks.remove(random.nextInt(chunks.size()));
    ChunkLog log = logOf(chunks);
    List<Long> rest = new ArrayList<>();
    for (int offset = 0; offset < chunks.size(); offset++) {
      if (chunks.get(offset).getUploadId().equals(dropped.getUploadId())) {
        rest.add((long) offset);
      }
    }
    log.pass(EXPIRY.toMillis() + 1);
    ArtifactChunk last = ChunkLog.chunks("last", "last", "", 1).get(0);
    log.append(last);

    Reading reading = new Reading(log, random.nextBoolean() ? PLENTY : 100_000);
    reading.read(chunks.size());
    assertThat(List.copyOf(reading.assembly.unfinished().values()))
        .as("the first chunk that is needed again")
        .isEqualTo(rest.isEmpty() ? List.of() : List.of(rest.get(0)));
    assertThat(reading.refused).isEmpty();
    reading.readAll();

    files.remove(dropped.getUploadId());
    files.put("last", new byte[0]);
    reading.assertComplete(files);
    assertThat(reading.refused.keySet()).containsExactlyInAnyOrderElementsOf(rest);
    assertThat(Set.copyOf(reading.refused.values()))
        .allMatch(cause -> cause.matches("\\d+ of \\d+ chunks came within 600 s"));
    assertThat(reading.assembly.unfinished()).isEmpty();
  }

  @Property(tries = 300)
  void chunk_withAnotherByte_isNoPartOfAFile(@ForAll Random random) {
    Map<String, byte[]> files = files(random);
    List<ArtifactChunk> chunks = chunks(files, random);
    Collections.shuffle(chunks, random);
    int at = random.nextInt(chunks.size());
    ArtifactChunk whole = chunks.get(at);
    if (whole.getData().isEmpty()) {
      return;
    }
    byte[] data = whole.getData().toByteArray();
    data[random.nextInt(data.length)] ^= (byte) (1 << random.nextInt(8));
    chunks.set(at, whole.toBuilder().setData(ByteString.copyFrom(data)).build());
    boolean both = random.nextBoolean();
    if (both) {
      chunks.add(random.nextInt(at + 1), whole);
    }

    Reading reading = new Reading(logOf(chunks), random.nextBoolean() ? PLENTY : 100_000);
    reading.readAll();

    if (both && reading.refused.isEmpty()) {
      // Nothing else was missing when the whole one came.
      assertThat(reading.broken).isEmpty();
    } else {
      files.remove(whole.getUploadId());
      assertThat(reading.broken).isEqualTo(both ? List.of() : List.of(whole.getUploadId()));
    }
    reading.assertComplete(files);
  }

  @Property(tries = 300)
  void log_readOnByAnotherFromWhatIsCommitted_givesEachFileOnce(@ForAll Random random) {
    Map<String, byte[]> files = files(random);
    List<ArtifactChunk> chunks = chunks(files, random);
    Collections.shuffle(chunks, random);
    chunks.remove(random.nextInt(chunks.size()));
    ChunkLog log = new ChunkLog();
    for (ArtifactChunk chunk : chunks) {
      log.append(chunk);
      log.pass(random.nextInt(10) == 0 ? EXPIRY.toMillis() : 0);
    }
    Reading whole = new Reading(log, PLENTY);
    whole.readAll();

    Reading first = new Reading(log, PLENTY);
    first.read(random.nextInt(chunks.size() + 1));
    Reading second = first.takenOver();
    second.readAll();

    Map<String, byte[]> both = new HashMap<>(first.complete);
    second.complete.forEach((id, file) -> assertThat(both.put(id, file)).isNull());
    assertThat(both.keySet()).isEqualTo(whole.complete.keySet());
    Set<Long> lost = new HashSet<>(whole.refused.keySet());
    lost.removeAll(first.refused.keySet());
    lost.removeAll(second.refused.keySet());
    long open = second.assembly.unfinished().getOrDefault(ChunkLog.PARTITION, Long.MAX_VALUE);
    assertThat(lost).allMatch(offset -> offset >= open);
  }

  private static Map<String, byte[]> files(Random random) {
    Map<String, byte[]> files = new HashMap<>();
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      byte[] file = new byte[random.nextInt(10) == 0 ? 0 : random.nextInt(60_000)];
      random.nextBytes(file);
      files.put("u" + i, file);
    }
    return files;
  }

  private static List<ArtifactChunk> chunks(Map<String, byte[]> files, Random random) {
    List<ArtifactChunk> chunks = new ArrayList<>();
    files.forEach(
        (id, file) ->
            chunks.addAll(
                ArtifactChunks.of(
                    ChunkLog.upload(id, "file " + random.nextInt(3)),
                    file,
                    Math.max(1, file.length / (1 + random.nextInt(8))))));
    return chunks;
  }

  private static List<ArtifactChunk> some(List<ArtifactChunk> chunks, Random random) {
    return chunks.stream().filter(chunk -> random.nextBoolean()).toList();
  }

  private static ChunkLog logOf(List<ArtifactChunk> chunks) {
    ChunkLog log = new ChunkLog();
    chunks.forEach(log::append);
    return log;
  }

  /** An assembly that reads a log, and what came of it. */
  private static final class Reading {
    private final ChunkLog log;
    private final long bound;
    private final Assembly assembly;
    private final Map<String, byte[]> complete = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final Map<Long, String> refused = new HashMap<>();
    private long position;
    private long heaviest;

    Reading(ChunkLog log, long bound) {
      this(log, bound, 0, 0);
    }

    private Reading(ChunkLog log, long bound, long position, long handled) {
      this.log = log;
      this.bound = bound;
      this.assembly = new Assembly(SETTINGS, bound);
      this.position = position;
      assembly.begin(ChunkLog.PARTITION, handled);
    }

    /** Somebody else's, who knows of this one what it has committed. */
    Reading takenOver() {
      long committed = assembly.unfinished().getOrDefault(ChunkLog.PARTITION, position);
      return new Reading(log, bound, committed, position);
    }

    void readAll() {
      read((int) (log.end() - position));
    }

    void read(int count) {
      for (LogRecord record : log.batch(position, position + count)) {
        assembly.take(record, 0, this::settle);
        heaviest = Math.max(heaviest, assembly.weight());
      }
      position += count;
    }

    private void settle(Outcome outcome) {
      if (outcome instanceof Outcome.Complete done) {
        settle(done.upload());
        return;
      }
      Outcome.Refused refusal = (Outcome.Refused) outcome;
      Stream.of(refusal.records().stream().map(LogRecord::offset).toList(), refusal.laidAside())
          .flatMap(Collection::stream)
          .forEach(
              offset ->
                  assertThat(refused.put(offset, refusal.cause())).as("buried once").isNull());
    }

    private void settle(Upload upload) {
      String id = upload.about().getUploadId();
      List<LogRecord> records = upload.isLaidAside() ? log.at(upload.offsets()) : upload.records();
      byte[] content;
      try {
        content = upload.content(records).toByteArray();
      } catch (IllegalArgumentException e) {
        broken.add(id);
        return;
      }
      assertThat(complete.put(id, content)).as("complete once").isNull();
    }

    void assertComplete(Map<String, byte[]> files) {
      assertThat(complete.keySet()).isEqualTo(files.keySet());
      files.forEach((id, file) -> assertThat(complete.get(id)).isEqualTo(file));
    }
  }
}
