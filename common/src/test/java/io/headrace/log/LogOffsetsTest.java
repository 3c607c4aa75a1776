package io.headrace.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.KafkaSettings;
import io.headrace.config.Namespace;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LogOffsetsTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final int PARTITIONS = 8;
  private static final String RUN = "run-1";
  private static final int PARTITION_OF_RUN = RunPartition.of(RUN, PARTITIONS);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ScriptedRecorder recorder = new ScriptedRecorder();
  private final LogOffsets offsets =
      new LogOffsets(
          new KafkaConnection(
              VERTX, new KafkaSettings("nowhere:1", new Namespace("test"), PARTITIONS, 1)),
          recorder);

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void behind_whatTheLogNoLongerHas_countsAsRecorded() {
    recorder.recorded = all(0);
    recorder.later = recorder.recorded;
    recorder.ends = all(5);
    recorder.beginnings = all(5);

    assertThat(offsets.behind(PATIENCE).result()).isZero();
  }

  @Test
  void awaitRecorded_ofARun_waitsForItsPartitionAlone() {
    long[] behindElsewhere = new long[PARTITIONS];
    behindElsewhere[PARTITION_OF_RUN] = 5;
    recorder.recorded = behindElsewhere;

    assertThat(offsets.awaitRecorded(RUN, all(5), PATIENCE).succeeded()).isTrue();
  }

  @Test
  void awaitRecorded_recorderThatComesLater_asksAgain() {
    recorder.recorded = all(4);
    recorder.later = all(5);

    assertThat(join(offsets.awaitRecorded(all(5), PATIENCE))).isNull();
    assertThat(recorder.asked).hasValueGreaterThan(1);
  }

  @Test
  void awaitRecorded_recorderThatStaysBehind_isTemporarilyUnavailable() {
    recorder.recorded = all(5);
    recorder.recorded[PARTITION_OF_RUN] = 4;
    recorder.later = recorder.recorded;

    Throwable failure = join(offsets.awaitRecorded(RUN, all(5), Duration.ofMillis(1)));
    assertThat(((HeadraceException) failure).code()).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);
  }

  @Test
  void behind_recorderThatStaysBehind_isTheNumberOfEventsThatAreMissing() throws Exception {
    recorder.recorded = all(5);
    recorder.recorded[0] = 9;
    recorder.recorded[1] = 3;
    recorder.recorded[2] = 1;
    recorder.later = recorder.recorded;

    assertThat(offsets.behind(all(5), Duration.ofMillis(1)).await(10, TimeUnit.SECONDS))
        .isEqualTo(6);
  }

  @Test
  void behind_recorderThatIsFarEnough_isAskedOnce() throws Exception {
    recorder.ends = all(5);
    recorder.recorded = all(5);

    assertThat(offsets.behind(RUN, PATIENCE).await(10, TimeUnit.SECONDS)).isZero();
    assertThat(recorder.asked).hasValue(1);
  }

  @Test
  void behind_recorderThatComesLater_isNone() throws Exception {
    recorder.ends = all(5);
    recorder.recorded = all(4);
    recorder.later = all(5);

    assertThat(offsets.behind(PATIENCE).await(10, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void behind_recorderThatIsBehindWithOtherRuns_isNone() throws Exception {
    recorder.ends = all(5);
    recorder.recorded = new long[PARTITIONS];
    recorder.recorded[PARTITION_OF_RUN] = 5;
    recorder.later = recorder.recorded;

    assertThat(offsets.behind(List.of(RUN), PATIENCE).await(10, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void behind_recorderThatIsBehindWithOneOfTheRuns_isTheNumberOfItsEvents() throws Exception {
    String other = inAnotherPartition();
    recorder.ends = all(5);
    recorder.recorded = new long[PARTITIONS];
    recorder.recorded[PARTITION_OF_RUN] = 5;
    recorder.later = recorder.recorded;

    assertThat(
            offsets.behind(List.of(RUN, other), Duration.ofMillis(1)).await(10, TimeUnit.SECONDS))
        .isEqualTo(5);
  }

  @Test
  void behindIfGrown_logThatEndsWhereItWasLastRecorded_asksNoMore() throws Exception {
    recorder.ends = new long[PARTITIONS];
    assertThat(offsets.behindIfGrown(PATIENCE).await(10, TimeUnit.SECONDS)).isZero();
    assertThat(recorder.asked).as("of a log that nobody uses").hasValue(0);

    recorder.ends = all(5);
    recorder.recorded = all(4);
    recorder.later = all(5);
    assertThat(offsets.behindIfGrown(PATIENCE).await(10, TimeUnit.SECONDS)).isZero();
    int asked = recorder.asked.get();

    assertThat(offsets.behindIfGrown(PATIENCE).await(10, TimeUnit.SECONDS)).isZero();
    assertThat(recorder.asked).hasValue(asked);
  }

  @Test
  void behindIfGrown_logThatWasMadeAgain_isAskedFor() throws Exception {
    recorder.ends = all(5);
    recorder.recorded = all(5);
    recorder.later = new long[PARTITIONS];
    offsets.behindIfGrown(PATIENCE).await(10, TimeUnit.SECONDS);

    recorder.ends = new long[PARTITIONS];
    recorder.ends[0] = 2;

    assertThat(offsets.behindIfGrown(Duration.ofMillis(1)).await(10, TimeUnit.SECONDS))
        .isEqualTo(2);
  }

  private static String inAnotherPartition() {
    return IntStream.range(2, 1_000)
        .mapToObj(n -> "run-" + n)
        .filter(runId -> RunPartition.of(runId, PARTITIONS) != PARTITION_OF_RUN)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void begin_partitionThatWasTrimmed_isWhereItStillHoldsEvents() {
    recorder.beginnings = all(3);
    recorder.recorded = all(5);
    recorder.recorded[0] = 1;

    long[] expected = all(5);
    expected[0] = 3;
    assertThat(offsets.begin().result()).containsExactly(expected);
  }

  private static long[] all(long offset) {
    long[] offsets = new long[PARTITIONS];
    Arrays.fill(offsets, offset);
    return offsets;
  }

  /** What the future fails with, or {@code null}. */
  private static Throwable join(Future<Void> future) {
    try {
      future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
      return null;
    } catch (CompletionException e) {
      return e.getCause();
    }
  }

  /** Says how far it is, and from the second question on how far it is later. */
  private static final class ScriptedRecorder implements LogOffsets.Source {
    private volatile long[] ends;
    private volatile long[] recorded;
    private volatile long[] later;
    private volatile long[] beginnings = all(0);
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public Future<long[]> ends() {
      return Future.succeededFuture(ends);
    }

    @Override
    public Future<long[]> recorded() {
      return Future.succeededFuture(asked.getAndIncrement() == 0 ? recorded : later);
    }

    @Override
    public Future<long[]> beginnings() {
      return Future.succeededFuture(beginnings);
    }
  }
}
