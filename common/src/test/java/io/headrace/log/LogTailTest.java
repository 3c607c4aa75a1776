package io.headrace.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.KafkaSettings;
import io.headrace.config.Namespace;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogTailTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final TopicPartition PARTITION = new TopicPartition("test.runs", 0);

  private final KafkaConnection kafka =
      new KafkaConnection(VERTX, new KafkaSettings("nowhere:1", new Namespace("test"), 1, 1));
  private final MarkedConsumer consumer = new MarkedConsumer();
  private final ScriptedOffsets offsets = new ScriptedOffsets();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final LogTail tail =
      new LogTail(kafka, new LogOffsets(kafka, offsets), config -> consumer);

  @AfterEach
  void stop() {
    await(tail.stop());
  }

  @AfterAll
  static void close() {
    await(VERTX.close());
  }

  @Test
  void start_eventThatTheReaderCannotTake_goesOnWithTheNext() {
    offsets.end = 2;
    consumer.schedulePollTask(
        () -> {
          consumer.addRecord(record(0));
          consumer.addRecord(record(1));
        });
    await(
        tail.start(
            1,
            reader(
                offset -> {
                  if (offset == 0) {
                    throw new IllegalStateException("not this one");
                  }
                })));

    assertThat(told).containsExactly("read 0", "read 1");
    assertThat(tail.missing()).isEmpty();
  }

  @Test
  void start_markersOfTransactionsAtTheEnd_getsPastThem() {
    offsets.end = 3;
    consumer.schedulePollTask(
        () -> {
          consumer.addRecord(record(0));
          consumer.marked = 3;
        });
    await(tail.start(1, reader(offset -> {})));

    assertThat(told).containsExactly("read 0");
    assertThat(tail.next()).containsExactly(3);
  }

  @Test
  void run_error_forgetsAndReadsAnewFromWhatIsRecorded() throws InterruptedException {
    await(tail.start(1, reader(LogTailTest::overflowOnce)));
    offsets.recorded = 5;
    consumer.schedulePollTask(() -> consumer.addRecord(record(7)));
    assertThat(next()).isEqualTo("read 7");
    assertThat(next()).isEqualTo("forget");
    assertThat(next()).isEqualTo("forget");
    consumer.schedulePollTask(
        () -> {
          consumer.addRecord(record(4));
          consumer.addRecord(record(6));
        });

    assertThat(next()).isEqualTo("read 6");
    assertThat(tail.missing()).isEmpty();
  }

  @Test
  void run_placeThatWasTrimmedAway_forgetsAndReadsOnFromWhatIsRecorded()
      throws InterruptedException {
    await(tail.start(1, reader(offset -> {})));
    offsets.recorded = 5;
    consumer.schedulePollTask(
        () -> consumer.setPollException(new OffsetOutOfRangeException(Map.of(PARTITION, 0L))));
    assertThat(next()).isEqualTo("forget");
    consumer.schedulePollTask(
        () -> {
          consumer.addRecord(record(4));
          consumer.addRecord(record(5));
        });

    assertThat(next()).isEqualTo("read 5");
  }

  @Test
  void run_placeThatIsLostWhileKafkaIsAway_readsOnWhenKafkaIsBack() throws InterruptedException {
    await(tail.start(1, reader(LogTailTest::overflowOnce)));
    offsets.failure = HeadraceException.unavailable("Kafka does not answer", null);
    consumer.schedulePollTask(() -> consumer.addRecord(record(7)));
    assertThat(next()).isEqualTo("read 7");
    assertThat(next()).isEqualTo("forget");
    assertThat(offsets.refusals.await(10, TimeUnit.SECONDS)).isTrue();
    offsets.recorded = 5;
    offsets.failure = null;
    assertThat(next()).isEqualTo("forget");
    consumer.schedulePollTask(() -> consumer.addRecord(record(5)));

    assertThat(next()).isEqualTo("read 5");
  }

  @Test
  void start_offsetsThatCannotBeHad_failsAndMayBeCalledAgain() {
    offsets.failure = new IllegalStateException("away");
    assertThat(tail.start(1, reader(offset -> {})).cause()).hasMessage("away");
    assertThat(tail.missing()).contains("The run log is not read yet.");
    offsets.failure = null;
    await(tail.start(1, reader(offset -> {})));

    assertThat(tail.missing()).isEmpty();
  }

  private static void overflowOnce(long offset) {
    if (offset == 7) {
      throw new StackOverflowError();
    }
  }

  /** Notes what it is told, then does what the test wants of it. */
  private LogTail.Reader reader(Consumer<Long> then) {
    return new LogTail.Reader() {
      @Override
      public void read(LogRecord record) {
        told.add("read " + record.offset());
        then.accept(record.offset());
      }

      @Override
      public void forget() {
        told.add("forget");
      }
    };
  }

  private String next() throws InterruptedException {
    return told.poll(10, TimeUnit.SECONDS);
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset) {
    return new ConsumerRecord<>(PARTITION.topic(), 0, offset, new byte[0], new byte[0]);
  }

  private static void await(Future<Void> future) {
    future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** What the test says of the log's one partition. */
  private static final class ScriptedOffsets implements LogOffsets.Source {
    private volatile long end;
    private volatile long recorded;
    private volatile RuntimeException failure;
    private final CountDownLatch refusals = new CountDownLatch(2);

    @Override
    public Future<long[]> ends() {
      return Future.succeededFuture(new long[] {end});
    }

    @Override
    public Future<long[]> recorded() {
      RuntimeException refusal = failure;
      if (refusal == null) {
        return Future.succeededFuture(new long[] {recorded});
      }
      refusals.countDown();
      return Future.failedFuture(refusal);
    }

    @Override
    public Future<long[]> beginnings() {
      return Future.succeededFuture(new long[] {0});
    }
  }

  /** Kafka's own stand-in, that also gets past offsets which are no records. */
  private static final class MarkedConsumer extends MockConsumer<byte[], byte[]> {
    private long marked;

    MarkedConsumer() {
      super("none");
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
      if (!records.isEmpty() || marked == 0) {
        return records;
      }
      return new ConsumerRecords<>(Map.of(), Map.of(PARTITION, new OffsetAndMetadata(marked)));
    }
  }
}
