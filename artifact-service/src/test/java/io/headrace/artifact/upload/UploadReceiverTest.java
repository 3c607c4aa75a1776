package io.headrace.artifact.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.ArtifactEventSettings;
import io.headrace.error.HeadraceException;
import io.headrace.event.proto.ArtifactChunk;
import io.headrace.log.GroupReader.Patience;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadReceiverTest {

  private static final Duration EXPIRY = Duration.ofMinutes(10);
  private static final Set<Integer> OURS = Set.of(ChunkLog.PARTITION);
  private static final Patience PATIENT = () -> true;
  private static final Patience NONE =
      () -> {
        throw new AssertionError("Nothing to wait for");
      };

  private final ChunkLog chunks = new ChunkLog();
  private final ScriptedUploadLog log = new ScriptedUploadLog(chunks);
  private final ScriptedUploadStore store = new ScriptedUploadStore();
  private long nanos;
  private UploadReceiver receiver = receiver(1 << 20);
  private long position;

  @BeforeEach
  void take() throws InterruptedException {
    receiver.take(OURS, NONE);
  }

  @Test
  void store_lastChunk_putsTheFile() throws InterruptedException {
    List<ArtifactChunk> file = ChunkLog.chunks("u", "a/b.txt", "0123456789", 4);
    chunks.append(file.get(0));
    chunks.append(file.get(2));
    read(NONE);
    assertThat(store.files).isEmpty();
    assertThat(receiver.unfinished()).containsExactly(Map.entry(ChunkLog.PARTITION, 0L));

    chunks.append(file.get(1));
    read(NONE);

    assertThat(store.files).containsExactly(Map.entry("a/b.txt", "0123456789"));
    assertThat(receiver.unfinished()).isEmpty();
  }

  @Test
  void store_twoFilesWithOnePath_leavesTheOneThatWasCompleteLast() throws InterruptedException {
    List<ArtifactChunk> first = ChunkLog.chunks("first", "path", "first", 3);
    List<ArtifactChunk> second = ChunkLog.chunks("second", "path", "second", 3);
    chunks.append(first.get(0));
    second.forEach(chunks::append);
    chunks.append(first.get(1));
    read(NONE);

    assertThat(store.puts).containsExactly("path: first");
  }

  @Test
  void store_uploadThatComesAgain_changesNothing() throws InterruptedException {
    ChunkLog.chunks("first", "path", "first", 3).forEach(chunks::append);
    ChunkLog.chunks("second", "path", "second", 3).forEach(chunks::append);
    read(NONE);
    ChunkLog.chunks("first", "path", "first", 3).forEach(chunks::append);
    read(NONE);

    assertThat(store.files).containsEntry("path", "second");
    assertThat(receiver.unfinished()).isEmpty();
    assertThat(log.buried).isEmpty();
  }

  @Test
  void take_afterAnotherHasStoredSome_putsWhatItHasNot() throws InterruptedException {
    List<ArtifactChunk> half = ChunkLog.chunks("half", "half", "by halves", 5);
    chunks.append(half.get(0));
    ChunkLog.chunks("first", "path", "first", 3).forEach(chunks::append);
    ChunkLog.chunks("second", "path", "second", 3).forEach(chunks::append);
    read(NONE);
    long handled = position;
    long committed = receiver.unfinished().get(ChunkLog.PARTITION);
    chunks.append(half.get(1));
    store.puts.clear();

    takenOver(committed, handled);
    read(NONE);

    assertThat(store.puts).containsExactly("half: by halves");
    assertThat(store.files).containsEntry("path", "second");
  }

  @Test
  void take_afterAnotherDiedBetweenPutAndCommit_putsAgainInTheOrderOfTheLog()
      throws InterruptedException {
    ChunkLog.chunks("first", "path", "first", 3).forEach(chunks::append);
    read(NONE);
    ChunkLog.chunks("second", "path", "second", 3).forEach(chunks::append);
    read(NONE);

    takenOver(0, 0);
    read(NONE);

    assertThat(store.files).containsExactly(Map.entry("path", "second"));
    assertThat(log.buried).isEmpty();
  }

  @Test
  void store_whileTheStoreIsAway_waitsAndLosesNothing() throws InterruptedException {
    store.fail(HeadraceException.unavailable("The S3 store does not answer", null));
    store.fail(HeadraceException.unavailable("The S3 store does not answer", null));
    ChunkLog.chunks("u", "a", "a", 3).forEach(chunks::append);
    ChunkLog.chunks("v", "b", "b", 3).forEach(chunks::append);
    int[] waits = {0};
    read(() -> ++waits[0] > 0);

    assertThat(waits[0]).isPositive();
    assertThat(store.files).containsOnlyKeys("a", "b");
    assertThat(log.buried).isEmpty();
  }

  private void failAll(int times) {
    for (int i = 0; i < times; i++) {
      store.fail(HeadraceException.unavailable("The S3 store fails with InternalError", null));
    }
  }

  @Test
  void store_fileThatIsTakenByAnotherNameOnly_isBuriedAndHoldsUpNobody()
      throws InterruptedException {
    failAll(4);
    ChunkLog.chunks("u", "a", "a", 3).forEach(chunks::append);
    read(this::waitHalfAMinute);
    ChunkLog.chunks("v", "b", "b", 3).forEach(chunks::append);
    read(NONE);

    assertThat(log.buried).containsValue("The S3 store fails with InternalError");
    assertThat(store.files).containsOnlyKeys("b");
  }

  @Test
  void store_storeThatTakesNothingForLong_isWaitedFor() throws InterruptedException {
    store.takesOthers = false;
    failAll(10);
    ChunkLog.chunks("u", "a", "a", 3).forEach(chunks::append);
    read(this::waitHalfAMinute);

    assertThat(log.buried).isEmpty();
    assertThat(store.files).containsOnlyKeys("a");
  }

  private boolean waitHalfAMinute() {
    nanos += Duration.ofSeconds(30).toNanos();
    return true;
  }

  @Test
  void store_partitionThatIsLostMeanwhile_isLeftToWhoHasIt() throws InterruptedException {
    store.fail(HeadraceException.unavailable("The S3 store does not answer", null));
    ChunkLog.chunks("u", "a", "a", 3).forEach(chunks::append);
    read(
        () -> {
          receiver.leave(OURS);
          return true;
        });

    assertThat(store.files).isEmpty();
    assertThat(receiver.unfinished()).isEmpty();
  }

  @Test
  void store_fileThatTheStoreRefuses_buriesAllOfItAndWhatStillComes() throws InterruptedException {
    store.fail(HeadraceException.invalid("Invalid path: a is a folder, not a file"));
    List<ArtifactChunk> file = ChunkLog.chunks("u", "a", "0123456789", 4);
    file.forEach(chunks::append);
    read(NONE);
    chunks.append(file.get(1));
    ChunkLog.chunks("v", "b", "b", 3).forEach(chunks::append);
    read(NONE);

    String cause = "Invalid path: a is a folder, not a file";
    assertThat(log.buried)
        .containsExactly(
            Map.entry(0L, cause),
            Map.entry(1L, cause),
            Map.entry(2L, cause),
            Map.entry(3L, "Its upload was given up before: " + cause));
    assertThat(store.files).containsOnlyKeys("b");
  }

  @Test
  void store_deadLettersThatCannotBeWritten_waits() throws InterruptedException {
    log.fail(3);
    chunks.append("run", new byte[] {-1});
    read(PATIENT);

    assertThat(log.buried).containsOnlyKeys(0L);
  }

  @Test
  void store_wrongChecksum_isBuried() throws InterruptedException {
    for (ArtifactChunk chunk : ChunkLog.chunks("u", "a", "abc", 2)) {
      chunks.append(chunk.toBuilder().setCrc32C(chunk.getCrc32C() + 1).build());
    }
    read(NONE);

    assertThat(log.buried.values())
        .containsExactly(
            "Its checksum is not that of its bytes", "Its checksum is not that of its bytes");
    assertThat(store.files).isEmpty();
  }

  @Test
  void store_whatIsNoChunk_isBuriedAndGoesOn() throws InterruptedException {
    ArtifactChunk chunk = ChunkLog.chunks("u", "a", "abc", 3).get(0);
    chunks.append("run", new byte[] {-1});
    chunks.append("other", chunk.toByteArray());
    chunks.append(chunk.toBuilder().setRunId("a/b").build());
    chunks.append(chunk.toBuilder().clearRunId().build());
    chunks.append(chunk.toBuilder().setUploadId("").build());
    chunks.append(chunk.toBuilder().setUploadId("u".repeat(129)).build());
    chunks.append(chunk.toBuilder().setIndex(1).build());
    chunks.append(chunk.toBuilder().setCount(0).build());
    chunks.append(chunk.toBuilder().setCount(-1).build());
    chunks.append(chunk.toBuilder().setSize(2).build());
    chunks.append(chunk.toBuilder().setSize(-1).build());
    chunks.append(chunk.toBuilder().clearData().build());
    chunks.append(chunk.toBuilder().setSize(2_000_000).setCount(9).build());
    chunks.append(chunk.toBuilder().setRunId("nobody").build());
    long bad = chunks.end();
    chunks.append(chunk);
    read(NONE);

    assertThat(log.buried).hasSize((int) bad);
    assertThat(log.buried.get(12L))
        .isEqualTo("Its file has 2000000 bytes; at most 1000000 are taken");
    assertThat(log.buried.get(13L)).isEqualTo("No such owner");
    assertThat(store.files).containsOnlyKeys("a");
  }

  @Test
  void store_chunkThatIsTooLarge_isBuried() throws InterruptedException {
    ChunkLog.chunks("u", "a", "x".repeat(1_001), 1_001).forEach(chunks::append);
    read(NONE);

    assertThat(log.buried)
        .containsExactly(Map.entry(0L, "It has 1001 bytes; at most 1000 are taken in one event"));
  }

  @Test
  void store_chunksThatContradictEachOther_areBuried() throws InterruptedException {
    List<ArtifactChunk> file = ChunkLog.chunks("u", "a", "0123456789", 4);
    chunks.append(file.get(0));
    chunks.append(file.get(1).toBuilder().setPath("b").build());
    chunks.append(file.get(2));
    read(NONE);

    assertThat(log.buried)
        .containsEntry(0L, "Its chunks differ in what they say of it")
        .containsEntry(1L, "Its chunks differ in what they say of it")
        .containsOnlyKeys(0L, 1L, 2L);
  }

  @Test
  void store_moreThanFitsIntoMemory_isReadAgainFromTheLog() throws InterruptedException {
    receiver = receiver(5_000);
    receiver.take(OURS, NONE);
    List<ArtifactChunk> large = ChunkLog.chunks("u", "a", "x".repeat(10_000), 1_000);
    List<ArtifactChunk> other = ChunkLog.chunks("v", "b", "y".repeat(10_000), 1_000);
    for (int i = 0; i < large.size(); i++) {
      chunks.append(large.get(i));
      chunks.append(other.get(i));
    }
    read(NONE);

    assertThat(log.readAgain()).isPositive();
    assertThat(store.files).containsEntry("a", "x".repeat(10_000));
    assertThat(store.files).containsEntry("b", "y".repeat(10_000));
    assertThat(log.buried).isEmpty();
  }

  @Test
  void store_tooManyIncompleteUploads_givesTheOldestUp() throws InterruptedException {
    receiver = receiver(5_000);
    receiver.take(OURS, NONE);
    for (int i = 0; i < 5; i++) {
      nanos++;
      chunks.append(ChunkLog.chunks("u" + i, "a", "abc", 1).get(0));
    }
    read(NONE);

    assertThat(log.buried).containsEntry(0L, "Too many uploads are incomplete at once");
    assertThat(receiver.unfinished().get(ChunkLog.PARTITION)).isPositive();
  }

  @Test
  void review_uploadThatStaysIncomplete_isBuriedWhenItsTimeIsOver() throws InterruptedException {
    List<ArtifactChunk> file = ChunkLog.chunks("u", "a", "0123456789", 4);
    chunks.append(file.get(0));
    chunks.append(file.get(2));
    read(NONE);
    nanos = EXPIRY.toNanos();
    receiver.review(Map.of(ChunkLog.PARTITION, position), NONE);
    assertThat(log.buried).isEmpty();
    assertThat(log.endsAsked()).isZero();

    nanos++;
    receiver.review(Map.of(ChunkLog.PARTITION, position), NONE);

    assertThat(log.buried)
        .containsExactly(
            Map.entry(0L, "2 of 3 chunks came within 600 s"),
            Map.entry(1L, "2 of 3 chunks came within 600 s"));
    assertThat(receiver.unfinished()).isEmpty();
  }

  @Test
  void review_uploadWhoseRestIsInTheLogUnread_waitsForIt() throws InterruptedException {
    List<ArtifactChunk> file = ChunkLog.chunks("u", "a", "0123456789", 5);
    chunks.append(file.get(0));
    read(NONE);
    nanos = EXPIRY.toNanos() + 1;
    chunks.append(file.get(1));
    receiver.review(Map.of(ChunkLog.PARTITION, position), NONE);
    assertThat(log.buried).isEmpty();

    read(NONE);
    assertThat(store.files).containsEntry("a", "0123456789");
  }

  /** Reads on to the end of the log. */
  private void read(Patience patience) throws InterruptedException {
    long from = position;
    position = chunks.end();
    receiver.store(chunks.from(from), patience);
  }

  private void takenOver(long committed, long handled) throws InterruptedException {
    receiver = receiver(1 << 20);
    log.handled(handled);
    receiver.take(OURS, NONE);
    position = committed;
  }

  private UploadReceiver receiver(long maxWeight) {
    return new UploadReceiver(
        new Assembly(new ArtifactEventSettings(1_000_000, 1_000, EXPIRY), maxWeight),
        log,
        store,
        new UploadMetrics(new SimpleMeterRegistry()),
        () -> nanos);
  }
}
