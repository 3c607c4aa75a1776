package io.headrace.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.KafkaSettings;
import io.headrace.config.Namespace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupReaderTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final TopicPartition FIRST = new TopicPartition("test.runs", 0);
  private static final TopicPartition SECOND = new TopicPartition("test.runs", 1);

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  /** What the store is told besides batches and partitions that are left. */
  private final BlockingQueue<String> besides = new LinkedBlockingQueue<>();

  private final GroupConsumer consumer = new GroupConsumer(told, 2);
  private volatile Storing storing = patience -> {};
  private volatile Map<Integer, Long> unfinished = Map.of();
  private final KafkaConnection kafka =
      new KafkaConnection(VERTX, new KafkaSettings("nowhere:1", new Namespace("test"), 2, 1));
  private final GroupReader reader =
      new GroupReader(kafka, kafka.runs(), new ToldStore(), config -> consumer);

  @BeforeEach
  void fill() {
    consumer.log(SECOND, 1);
    consumer.log(FIRST, 4);
  }

  @AfterEach
  void stop() {
    await(reader.stop());
  }

  @AfterAll
  static void close() {
    await(VERTX.close());
  }

  @Test
  void store_batches_commitsEachWhenItIsStored() throws InterruptedException {
    start(FIRST);

    expect("store 0:0 0:1", "commit 0:2", "store 0:2 0:3", "commit 0:4");
  }

  @Test
  void store_batchThatFails_isReadAgainAndNothingAfterItBefore() throws InterruptedException {
    storing = failOnce();
    start(FIRST);

    expect("store 0:0 0:1", "leave 0", "store 0:0 0:1", "commit 0:2", "store 0:2 0:3");
  }

  @Test
  void store_laterBatchThatFails_goesBackToWhatIsCommitted() throws InterruptedException {
    storing = patience -> storing = failOnce();
    start(FIRST);

    expect("store 0:0 0:1", "commit 0:2", "store 0:2 0:3");
    expect("leave 0", "store 0:2 0:3", "commit 0:4");
  }

  @Test
  void store_batchThatFailsWhileKafkaDoesNotSayWhatIsCommitted_isStillTheNext()
      throws InterruptedException {
    storing =
        patience -> {
          consumer.failQuestions(1);
          storing = next -> {};
          throw new IllegalStateException("not this time");
        };
    start(FIRST);

    expect("store 0:0 0:1", "leave 0", "leave 0", "store 0:0 0:1", "commit 0:2");
  }

  @Test
  void store_partitionThatIsRevokedMeanwhile_isNotCommitted() throws InterruptedException {
    storing = dealingOut(List.of(FIRST));
    start(FIRST, SECOND);

    expect("store 0:0 1:0", "leave 1", "commit 0:1", "store 0:1 0:2 0:3", "commit 0:4");
    await(reader.stop());
    assertThat(told).isEmpty();
  }

  @Test
  void store_partitionThatIsRevokedAndComesBackMeanwhile_isReadAgain() throws InterruptedException {
    storing = dealingOut(List.of(SECOND), List.of(FIRST, SECOND));
    start(FIRST, SECOND);

    expect("store 0:0 1:0", "leave 0", "leave 0", "commit 1:1");
    expect("store 0:0 0:1 0:2 0:3", "commit 0:4");
  }

  @Test
  void keepWaiting_partitionThatComesMeanwhile_isReadFromItsBeginning()
      throws InterruptedException {
    storing = dealingOut(List.of(FIRST, SECOND));
    start(FIRST);

    expect("store 0:0 0:1", "leave 1", "commit 0:2", "store 0:2 0:3 1:0");
  }

  @Test
  void commit_thatFails_isRepeatedWithoutANextBatch() throws InterruptedException {
    consumer.failCommits(2);
    start(SECOND);

    expect("store 1:0", "no commit 1:1", "no commit 1:1", "commit 1:1");
  }

  @Test
  void take_partitionsDealtOut_areTakenBeforeABatchOfThemIsStored() throws InterruptedException {
    storing = patience -> told.add("besides " + besides);
    start(FIRST);

    expect("store 0:0 0:1", "besides [take 0]");
  }

  @Test
  void take_batchThatFailed_takesItsPartitionsAgain() throws InterruptedException {
    storing =
        patience -> {
          storing = next -> told.add("besides " + besides);
          throw new IllegalStateException("not this time");
        };
    start(FIRST);

    expect("store 0:0 0:1", "leave 0", "store 0:0 0:1", "besides [take 0, take 0]");
  }

  @Test
  void take_idlePartitionThatComesBack_commitsAgainWhatIsCommitted() throws InterruptedException {
    start(SECOND);
    expect("store 1:0", "commit 1:1");
    consumer.dealOut();
    consumer.dealOut(SECOND);

    expect("leave 1", "leave 1", "commit 1:1");
  }

  @Test
  void committed_commitThatIsAccepted_isTold() throws InterruptedException {
    storing = patience -> storing = next -> told.add("besides " + besides);
    start(FIRST);

    expect("store 0:0 0:1", "commit 0:2", "store 0:2 0:3");
    expect("besides [take 0, committed 0:2]");
  }

  @Test
  void committed_commitThatFails_isNotTold() throws InterruptedException {
    consumer.failCommits(1);
    storing = patience -> storing = next -> told.add("besides " + besides);
    start(FIRST);

    expect("store 0:0 0:1", "no commit 0:2", "store 0:2 0:3", "besides [take 0]");
  }

  @Test
  void stop_commitsThatFailed_commitsWhatIsStored() throws InterruptedException {
    consumer.failCommits(Integer.MAX_VALUE);
    start(SECOND);
    expect("store 1:0", "no commit 1:1");
    await(reader.stop());

    assertThat(told).contains("last commit 1:1");
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void stop_whileABatchWaits_commitsNothingOfIt() throws InterruptedException {
    storing =
        patience -> {
          while (patience.keepWaiting()) {
            told.add("waits");
          }
          throw new InterruptedException();
        };
    start(FIRST);
    expect("store 0:0 0:1", "waits");
    await(reader.stop());

    assertThat(told).doesNotContain("last commit 0:2");
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void commit_batchWithSomethingUnfinished_staysWhereThatBeginsAndSaysWhatIsHandled()
      throws InterruptedException {
    unfinished = Map.of(0, 1L);
    start(FIRST);
    expect("store 0:0 0:1", "commit 0:1 handled=2", "store 0:2 0:3", "commit 0:1 handled=4");

    unfinished = Map.of();

    expect("commit 0:4");
  }

  @Test
  void commit_partitionThatIsReadAgainFromWhereItWasHeldBack_staysHandledAsFarAsItWas()
      throws InterruptedException {
    unfinished = Map.of(0, 1L);
    start(FIRST);
    expect("store 0:0 0:1", "commit 0:1 handled=2", "store 0:2 0:3", "commit 0:1 handled=4");

    consumer.dealOut();
    consumer.dealOut(FIRST);

    expect("leave 0", "leave 0");
    List<String> commits = new ArrayList<>();
    for (String next = ""; !next.equals("store 0:3"); ) {
      next = told.poll(10, TimeUnit.SECONDS);
      commits.add(next);
    }
    commits.removeAll(List.of("store 0:1 0:2", "store 0:3"));
    assertThat(commits).isNotEmpty().containsOnly("commit 0:1 handled=4");
  }

  @Test
  void review_whatIsUnfinished_comesWithWhereItsPartitionEnds() throws InterruptedException {
    unfinished = Map.of(0, 1L);
    start(FIRST);
    expect("store 0:0 0:1", "commit 0:1 handled=2", "store 0:2 0:3", "commit 0:1 handled=4");

    String reviewed = "";
    while (!reviewed.equals("review {0=4}")) {
      reviewed = besides.poll(10, TimeUnit.SECONDS);
    }
  }

  private void start(TopicPartition... partitions) throws InterruptedException {
    consumer.dealOut(partitions);
    await(reader.start(1));
    for (TopicPartition partition : partitions) {
      expect("leave " + partition.partition());
    }
  }

  /** Fails the batch that comes next. */
  private Storing failOnce() {
    return patience -> {
      storing = next -> {};
      throw new IllegalStateException("not this time");
    };
  }

  /** While the next batch is stored, the partitions are dealt out so, one time after the other. */
  @SafeVarargs
  private Storing dealingOut(List<TopicPartition>... dealt) {
    return patience -> {
      storing = next -> {};
      for (List<TopicPartition> partitions : dealt) {
        consumer.dealOut(partitions.toArray(TopicPartition[]::new));
        assertThat(patience.keepWaiting()).isTrue();
      }
    };
  }

  private void expect(String... next) throws InterruptedException {
    for (String each : next) {
      assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(each);
    }
  }

  private static void await(Future<Void> future) {
    future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** What becomes of a batch. */
  private interface Storing {
    void store(GroupReader.Patience patience) throws InterruptedException;
  }

  /** Tells what it is given, then does what the test wants of it. */
  private final class ToldStore implements GroupReader.Store {
    @Override
    public void store(List<LogRecord> batch, GroupReader.Patience patience)
        throws InterruptedException {
      told.add(
          batch.stream()
              .sorted(Comparator.comparingInt(LogRecord::partition))
              .map(record -> " " + record.partition() + ":" + record.offset())
              .collect(Collectors.joining("", "store", "")));
      storing.store(patience);
    }

    @Override
    public void take(Set<Integer> partitions, GroupReader.Patience patience) {
      partitions.stream().sorted().forEach(partition -> besides.add("take " + partition));
    }

    @Override
    public void leave(Set<Integer> partitions) {
      partitions.stream().sorted().forEach(partition -> told.add("leave " + partition));
    }

    @Override
    public Map<Integer, Long> unfinished() {
      return unfinished;
    }

    @Override
    public void review(Map<Integer, Long> read, GroupReader.Patience patience) {
      if (!read.isEmpty()) {
        besides.add("review " + read);
      }
    }

    @Override
    public void committed(Map<Integer, Long> offsets) {
      offsets.forEach((partition, end) -> besides.add("committed " + partition + ":" + end));
    }
  }
}
