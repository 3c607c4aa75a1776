package io.headrace.log;

import io.headrace.async.ContextPromise;
import io.headrace.error.HeadraceException;
import io.headrace.event.LogPosition;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the run log from all partitions on one thread, without a consumer group: every instance
 * sees everything. The thread also runs the tasks given to {@link #execute}, between two batches,
 * so that what the reader keeps needs no locks: it is confined to this thread.
 */
public final class LogTail {

  private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * Rest after a read when nobody waits for what comes next: under load, few large reads cost far
   * less than many small ones.
   */
  private static final Duration REST = Duration.ofMillis(5);

  /** Rest after what should not happen, lest it happens all the time. */
  private static final Duration AGAIN = Duration.ofMillis(200);

  /** From here on it is worth an operator's knowing that nothing is read. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /** Told on the tail's thread what the log says. */
  public interface Reader {
    void read(LogRecord record);

    /**
     * Our place in the log is lost, trimmed away maybe: what was kept is no longer whole and must
     * go. Reading goes on from what is recorded.
     */
    void forget();
  }

  private final KafkaConnection kafka;
  private final LogOffsets offsets;
  private final Function<Map<String, Object>, Consumer<byte[], byte[]>> connect;
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final TailProgress progress;

  private volatile Consumer<byte[], byte[]> consumer;
  private volatile boolean idle;
  private volatile boolean resting;
  private volatile boolean hurried;
  private volatile boolean stopping;
  private volatile Thread thread;
  private volatile long lastTurn;

  /** Whether our place in the log is lost, and everything must be read anew. */
  private boolean lost;

  /** Whether it was said that we wait for Kafka to tell where to read on. */
  private boolean kafkaIsAway;

  private Reader reader;
  private int epoch;

  public LogTail(KafkaConnection kafka, LogOffsets offsets) {
    this(kafka, offsets, KafkaConnection::consumer);
  }

  /**
   * @param connect makes a consumer from its settings
   */
  LogTail(
      KafkaConnection kafka,
      LogOffsets offsets,
      Function<Map<String, Object>, Consumer<byte[], byte[]>> connect) {
    this.kafka = kafka;
    this.connect = connect;
    this.offsets = offsets;
    this.progress = new TailProgress(kafka.partitions());
  }

  /**
   * Begins to read where the recorder stands. Completes when all that was in the log at the call
   * has been read. May be called again after it failed.
   *
   * @param epoch of the topic, see {@link LogPosition}
   * @param reader told what is read
   */
  public Future<Void> start(int epoch, Reader reader) {
    this.epoch = epoch;
    this.reader = reader;
    return begun().compose(begun -> caughtUp());
  }

  private Future<Void> begun() {
    return thread != null
        ? Future.succeededFuture()
        : offsets
            .begin()
            .compose(from -> kafka.vertx().executeBlocking(() -> begin(from)))
            .mapEmpty();
  }

  private Void begin(long[] from) {
    if (stopping) {
      throw HeadraceException.unavailable("Stopped", null);
    }
    consumer = connect.apply(config());
    List<TopicPartition> all = new ArrayList<>();
    for (int p = 0; p < from.length; p++) {
      all.add(new TopicPartition(kafka.runTopic(), p));
    }
    consumer.assign(all);
    all.forEach(partition -> seek(partition, from[partition.partition()]));
    lastTurn = System.nanoTime();
    thread = new Thread(this::run, "run-tail");
    thread.setDaemon(true);
    thread.start();
    return null;
  }

  private Map<String, Object> config() {
    Map<String, Object> config = kafka.config();
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "none");
    config.put("max.poll.records", 2_000);
    config.put("fetch.max.bytes", 16 * 1024 * 1024);
    config.put("max.partition.fetch.bytes", 2 * 1024 * 1024);
    config.put("check.crcs", false);
    return config;
  }

  private void seek(TopicPartition partition, long offset) {
    consumer.seek(partition, offset);
    progress.set(partition.partition(), offset);
  }

  /** Runs a task on the tail's thread, soon. */
  public void execute(Runnable task) {
    tasks.add(task);
    endRest();
    if (idle) {
      idle = false;
      consumer.wakeup();
    }
  }

  /** The offsets that will be read next, by partition; all below is read. From any thread. */
  public long[] next() {
    return progress.next();
  }

  /** The position up to which a run's partition has been read. From any thread, once started. */
  public long position(String runId) {
    return LogPosition.before(epoch, progress.next(RunPartition.of(runId, kafka.partitions())));
  }

  /** Completes, on the caller's context, when all that is in the log at the call has been read. */
  private Future<Void> caughtUp() {
    ContextPromise<Void> promise = new ContextPromise<>();
    onceCaughtUp(() -> promise.succeed(null)).onFailure(promise::fail);
    return promise.future();
  }

  /**
   * Runs a task on the tail's thread once everything that was acknowledged before the call has been
   * read.
   *
   * @return completes, on the tail's thread, before the task runs; fails, and no task is run, when
   *     Kafka does not tell what was acknowledged
   */
  public Future<Void> onceCaughtUp(Runnable task) {
    // While Kafka is asked how far the log goes, most of it is read.
    hurry();
    return offsets.ends().compose(ends -> onceReached(ends, task));
  }

  private Future<Void> onceReached(long[] offsets, Runnable task) {
    Promise<Void> reached = Promise.promise();
    execute(
        () ->
            progress.await(
                offsets,
                () -> {
                  reached.complete();
                  task.run();
                }));
    return reached.future();
  }

  private void run() {
    while (!stopping) {
      try {
        turn();
        lastTurn = System.nanoTime();
      } catch (OffsetOutOfRangeException e) {
        LOG.warn("The log was trimmed past the tail; reading on from what is recorded");
        lost = true;
      } catch (HeadraceException e) {
        waitForKafka(e);
      } catch (RuntimeException e) {
        // Kafka's own clients retry what is worth it; the rest must not end the only reader.
        LOG.error("The tail stumbled and goes on", e);
        LockSupport.parkNanos(AGAIN.toNanos());
      } catch (Error e) {
        LOG.error("The tail broke off, maybe within an event; everything is read anew", e);
        reader.forget();
        lost = true;
        LockSupport.parkNanos(AGAIN.toNanos());
      }
    }
    consumer.close();
  }

  private void turn() {
    runTasks();
    progress.wakeWaiters();
    if (lost) {
      startOver();
    }
    ConsumerRecords<byte[], byte[]> records = poll();
    read(records);
    if (!records.isEmpty()) {
      progress.wakeWaiters();
      rest();
    }
  }

  private void rest() {
    resting = true;
    // Looked at after it is said that we rest: who comes later than this look, ends the rest.
    if (!hurried && tasks.isEmpty() && !progress.isAwaited()) {
      LockSupport.parkNanos(REST.toNanos());
    }
    resting = false;
    hurried = false;
  }

  /** Somebody is about to wait for the next event: no rest before it. From any thread. */
  public void hurry() {
    hurried = true;
    endRest();
  }

  private void endRest() {
    if (resting) {
      LockSupport.unpark(thread);
    }
  }

  /** What keeps the log from being read, in words; empty when nothing does. */
  public Optional<String> missing() {
    if (thread == null) {
      return Optional.of("The run log is not read yet.");
    }
    if (!thread.isAlive()) {
      return Optional.of("The run log is no longer read.");
    }
    Duration silence = Duration.ofNanos(System.nanoTime() - lastTurn);
    return silence.compareTo(SILENCE) > 0
        ? Optional.of("The run log has not been read for " + silence.toSeconds() + " s.")
        : Optional.empty();
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    idle = true;
    if (!tasks.isEmpty()) {
      idle = false;
    }
    try {
      return consumer.poll(idle ? POLL : Duration.ZERO);
    } catch (WakeupException e) {
      return ConsumerRecords.empty();
    } finally {
      idle = false;
    }
  }

  private void read(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        read(record);
        progress.set(record.partition(), record.offset() + 1);
      }
    }
    // Further than the last record where markers of transactions follow it.
    records
        .nextOffsets()
        .forEach((partition, end) -> progress.set(partition.partition(), end.offset()));
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    try {
      reader.read(LogRecord.of(epoch, record));
    } catch (RuntimeException e) {
      // The events behind it in the batch have nothing to do with it.
      LOG.error("Event {} of partition {} not read", record.offset(), record.partition(), e);
    }
  }

  /** Those that wait now: what they leave for later lets the log go on in between. */
  private void runTasks() {
    for (int waiting = tasks.size(); waiting > 0; waiting--) {
      try {
        tasks.remove().run();
      } catch (RuntimeException e) {
        LOG.error("A task on the tail failed", e);
      }
    }
  }

  /** Until this succeeds our place stays lost: nothing of what follows may be read before. */
  private void startOver() {
    long[] from = placeToReadOn();
    reader.forget();
    consumer.assignment().forEach(each -> seek(each, from[each.partition()]));
    lost = false;
    kafkaIsAway = false;
  }

  private long[] placeToReadOn() {
    try {
      return offsets.begin().toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof HeadraceException known ? known : e;
    }
  }

  /** Says it once until it works again. */
  private void waitForKafka(HeadraceException reason) {
    if (!kafkaIsAway) {
      LOG.warn("The log cannot be read anew yet: {}", reason.getMessage());
      kafkaIsAway = true;
    }
    LockSupport.parkNanos(AGAIN.toNanos());
  }

  /** Ends the thread; what waits is not completed. */
  public Future<Void> stop() {
    stopping = true;
    return kafka
        .vertx()
        .executeBlocking(
            () -> {
              if (thread != null) {
                consumer.wakeup();
                thread.join(5_000);
              }
              return null;
            });
  }
}
