package io.headrace.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Searches of a table as it grows: a page of 100, without HTTP and without making runs of it; µs.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class RowTableBenchmark {

  private static final int CHANGES = 100;

  @Param({"1000", "10000", "100000", "500000"})
  int runs;

  /** The most that a request may skip. */
  private static final int SKIPPED = 10_000;

  private final RowTable<Row> table = new RowTable<>(Long.MAX_VALUE);
  private final List<Row> rows = new ArrayList<>();
  private final Search newest = search("");
  private final Search byMetric = search("", "metrics.loss ASC");
  private final Search byText = search("", "params.optimizer ASC");
  private final Search byFewNumbers = search("", "natural(params.batch_size) ASC");
  private final Search byManyNumbers = search("", "natural(params.learning_rate) ASC");
  private final Search byMissing = search("", "metrics.nobody ASC");
  private final Search selective = search("metrics.loss < 0.001 AND params.optimizer = 'adam'");
  private final Search pattern = search("attributes.run_name LIKE '%-77%'");
  private int next;

  /** A run of few things. */
  private record Row(
      String id, long start, String name, Map<String, String> params, Map<String, Double> metrics)
      implements SearchRow {
    @Override
    public String text(String attribute) {
      return attribute.equals("run_id") ? id : name;
    }

    @Override
    public Long number(String attribute) {
      return start;
    }

    @Override
    public String tag(String key) {
      return null;
    }

    @Override
    public String param(String key) {
      return params.get(key);
    }

    @Override
    public Double metric(String key, DatasetScope scope) {
      return metrics.get(key);
    }
  }

  private static Search search(String filter, String... order) {
    return Search.of(
        SearchSchema.RUNS,
        SearchSchema.SHOWN_RUNS,
        filter,
        () -> OrderByParser.parse(List.of(order), SearchSchema.SHOWN_RUNS),
        List.of());
  }

  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> optimizers = List.of("adam", "adamw", "lion", "sgd");
    for (int i = 0; i < runs; i++) {
      Row row =
          new Row(
              Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()),
              1_700_000_000_000L + i,
              "load-" + i,
              Map.of(
                  "optimizer", optimizers.get(random.nextInt(optimizers.size())),
                  "batch_size", String.valueOf(16 << random.nextInt(6)),
                  "learning_rate", String.valueOf(random.nextDouble())),
              new HashMap<>(Map.of("loss", random.nextDouble())));
      rows.add(row);
      table.add(row);
    }
    for (Search search :
        List.of(
            newest, byMetric, byText, byFewNumbers, byManyNumbers, byMissing, selective, pattern)) {
      page(search);
    }
  }

  private SearchPage<Row> page(Search search) {
    return page(search, PageRequest.following(null, 100));
  }

  private SearchPage<Row> page(Search search, PageRequest page) {
    table.prepareAll(search.columns());
    return search.page(List.of(table), page, row -> row);
  }

  @Benchmark
  public SearchPage<Row> newest() {
    return page(newest);
  }

  @Benchmark
  public SearchPage<Row> byMetric() {
    return page(byMetric);
  }

  /** As a table does whose scroll bar is moved far down, step by step. */
  @Benchmark
  public SearchPage<Row> newestSkipping() {
    return page(newest, new PageRequest(null, SKIPPED, 1));
  }

  @Benchmark
  public SearchPage<Row> byMetricSkipping() {
    return page(byMetric, new PageRequest(null, SKIPPED, 1));
  }

  /** While 100 runs change between two searches. */
  @Benchmark
  public SearchPage<Row> byMetricOfRunsThatChange() {
    for (int i = 0; i < CHANGES; i++) {
      next = (next + 7_919) % runs;
      rows.get(next).metrics().put("loss", (next % 1_009) / 1_009.0);
      table.changed(next);
    }
    return page(byMetric);
  }

  /** A quarter of the runs each has the same text. */
  @Benchmark
  public SearchPage<Row> byText() {
    return page(byText);
  }

  /** Texts in natural order, of which a sixth of the runs each has the same. */
  @Benchmark
  public SearchPage<Row> byFewNumbers() {
    return page(byFewNumbers);
  }

  /** The same where every run has another. */
  @Benchmark
  public SearchPage<Row> byManyNumbers() {
    return page(byManyNumbers);
  }

  /** All runs are equal in the order asked for. */
  @Benchmark
  public SearchPage<Row> byMissing() {
    return page(byMissing);
  }

  @Benchmark
  public SearchPage<Row> selective() {
    return page(selective);
  }

  /** Every run has another name. */
  @Benchmark
  public SearchPage<Row> pattern() {
    return page(pattern);
  }
}
