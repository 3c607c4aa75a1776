package io.headrace.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RowTableTest {

  private static final long ROOM = 1_000_000;

  /** Tables, and the same rows in the plainest form. */
  private static final class Twins {
    private final List<RowTable<TestRow>> tables = new ArrayList<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<String, RowTable<TestRow>> homes = new HashMap<>();
    private final Map<String, TestRow> rows = new HashMap<>();
    private final Set<String> keysEver = new HashSet<>();
    private final SplittableRandom random;

    Twins(int tableCount, long seed) {
      random = new SplittableRandom(seed);
      for (int i = 0; i < tableCount; i++) {
        tables.add(new RowTable<>(ROOM, keysEver::contains));
      }
    }

    /** A row is new, or another has its id and takes over what it has, or goes. */
    void change(TestRow row) {
      keysEver.addAll(row.metrics().keySet());
      keysEver.addAll(row.params().keySet());
      keysEver.addAll(row.tags().keySet());
      TestRow before = rows.get(row.runId());
      if (before == null) {
        add(row);
      } else if (random.nextInt(3) == 0) {
        homes.get(row.runId()).remove(slots.get(row.runId()));
        rows.remove(row.runId());
      } else {
        becomes(before, row);
        homes.get(row.runId()).changed(slots.get(row.runId()));
      }
    }

    private void add(TestRow row) {
      RowTable<TestRow> home = tables.get(random.nextInt(tables.size()));
      rows.put(row.runId(), row);
      homes.put(row.runId(), home);
      slots.put(row.runId(), home.add(row));
    }

    private static void becomes(TestRow row, TestRow other) {
      replace(row.texts(), other.texts());
      replace(row.numbers(), other.numbers());
      replace(row.metrics(), other.metrics());
      replace(row.params(), other.params());
      replace(row.tags(), other.tags());
      replace(row.datasets(), other.datasets());
    }

    private static <V> void replace(Map<String, V> map, Map<String, V> other) {
      map.clear();
      map.putAll(other);
    }

    private static void replace(List<DatasetUse> list, List<DatasetUse> other) {
      list.clear();
      list.addAll(other);
    }

    /** In columns or row by row: whichever way a page is found, its token is good for both. */
    List<TestRow> paged(Search search, int pageSize) {
      List<TestRow> paged = new ArrayList<>();
      String token = null;
      do {
        prepare(search);
        SearchPage<TestRow> page =
            random.nextInt(4) == 0
                ? search.page(rows.values(), pageSize, token)
                : search.page(tables, PageRequest.following(token, pageSize), row -> row);
        assertThat(page.rows()).hasSizeLessThanOrEqualTo(pageSize);
        paged.addAll(page.rows());
        token = page.nextPageToken();
        assertThat(page.matches()).isGreaterThanOrEqualTo(paged.size());
      } while (token != null);
      return paged;
    }

    private void prepare(Search search) {
      for (RowTable<TestRow> table : tables) {
        assertThat(table.prepare(search.columns(), new ReadBudget()))
            .isEqualTo(RowTable.Progress.READY);
      }
    }

    List<TestRow> plainly(List<Condition> conditions, List<String> order) {
      return rows.values().stream()
          .filter(row -> PlainReading.matches(conditions, row))
          .sorted(PlainReading.order(order))
          .toList();
    }
  }

  private static Search search(List<Condition> conditions, List<String> order) {
    return Search.of(
        SearchSchema.RUNS,
        SearchSchema.SHOWN_RUNS,
        FilterText.of(conditions),
        () -> OrderByParser.parse(order, SearchSchema.SHOWN_RUNS),
        List.of("0"));
  }

  @Property(tries = 1_000)
  void page_rowsThatComeChangeAndGo_agreesWithThePlainReading(
      @ForAll("changes") List<TestRow> changes,
      @ForAll("conditions") List<Condition> conditions,
      @ForAll("orders") List<String> order,
      @ForAll @IntRange(min = 1, max = 12) int pageSize,
      @ForAll @IntRange(min = 1, max = 3) int tables) {
    Twins twins = new Twins(tables, changes.size());
    Search filtered = search(conditions, order);
    Search all = search(List.of(), order);
    for (int i = 0; i < changes.size(); i++) {
      twins.change(changes.get(i));
      if (i % 7 == 3) {
        assertThat(twins.paged(filtered, pageSize)).isEqualTo(twins.plainly(conditions, order));
      }
    }
    assertThat(twins.paged(filtered, pageSize)).isEqualTo(twins.plainly(conditions, order));
    assertThat(twins.paged(all, pageSize)).isEqualTo(twins.plainly(List.of(), order));
  }

  @Test
  void prepare_moreRowsThanAPiece_takesSeveralAndMissesNoChangeBetweenThem() {
    RowTable<TestRow> table = new RowTable<>(100 * ROOM);
    List<TestRow> rows = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      rows.add(TestRow.run("r" + i, i).withMetric("m", i));
      table.add(rows.get(i));
    }
    Search search = search(List.of(), List.of("metrics.m DESC"));
    int pieces = 0;
    while (table.prepare(search.columns(), new ReadBudget()) == RowTable.Progress.MORE) {
      // One that was read already, and one that was not.
      for (int slot : new int[] {7, 49_000}) {
        rows.get(slot).withMetric("m", 100_000 + pieces + slot % 2);
        table.changed(slot);
      }
      pieces++;
    }

    assertThat(pieces).isGreaterThan(3);
    assertThat(search.page(List.of(table), PageRequest.following(null, 3), row -> row).rows())
        .extracting(TestRow::runId)
        .containsExactly("r7", "r49000", "r49999");
  }

  @Test
  void changed_moreOftenThanTheLogIsLong_isSeenByAColumnThatIsLeftBehind() {
    RowTable<TestRow> table = new RowTable<>(100 * ROOM);
    List<TestRow> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add(TestRow.run("r" + i, i).withMetric("m", 0).withParam("p", "x"));
      table.add(rows.get(i));
    }
    Search byMetric = search(List.of(), List.of("metrics.m DESC"));
    Search byParam = search(List.of(), List.of("params.p DESC"));
    table.prepare(byParam.columns(), new ReadBudget());
    for (int i = 1; i <= 30_000; i++) {
      rows.get(i % 10).withMetric("m", i).withParam("p", "x" + i % 10);
      table.changed(i % 10);
      table.prepare(byMetric.columns(), new ReadBudget());
      if (i % 977 == 0) {
        assertThat(
                search(List.of(), List.of("metrics.m DESC"))
                    .page(List.of(table), PageRequest.following(null, 1), row -> row))
            .extracting(page -> page.rows().get(0).runId())
            .isEqualTo("r" + i % 10);
      }
    }
    table.prepare(byParam.columns(), new ReadBudget());

    assertThat(
            byParam
                .page(List.of(table), PageRequest.following(null, 1), row -> row)
                .rows()
                .get(0)
                .runId())
        .isEqualTo("r9");
    assertThat(table.bytes()).isLessThan(200_000);
  }

  @Test
  void prepare_moreThanTheColumnsMayTake_dropsTheLongestUnused() {
    Search first = search(List.of(), List.of("metrics.a DESC"));
    Search second = search(List.of(), List.of("metrics.b DESC"));
    RowTable<TestRow> roomy = table(1_000, ROOM);
    long bytesOfRows = roomy.bytes();
    roomy.prepare(first.columns(), new ReadBudget());
    long bytesOfFirst = roomy.bytes() - bytesOfRows;

    RowTable<TestRow> table = table(1_000, bytesOfFirst);
    for (Search search : List.of(first, second, first)) {
      assertThat(table.prepare(search.columns(), new ReadBudget()))
          .isEqualTo(RowTable.Progress.READY);
      assertThat(table.bytes()).isLessThanOrEqualTo(bytesOfRows + bytesOfFirst);
      assertThat(
              search
                  .page(List.of(table), PageRequest.following(null, 1), row -> row)
                  .rows()
                  .get(0)
                  .runId())
          .isEqualTo(search == first ? "r999" : "r0");
    }
    RowTable<TestRow> tight = table(1_000, bytesOfFirst - 1);
    assertThat(tight.prepare(first.columns(), new ReadBudget()))
        .isEqualTo(RowTable.Progress.TOO_LARGE);
    assertThat(tight.bytes()).isEqualTo(bytesOfRows);
  }

  private static RowTable<TestRow> table(int rows, long maxColumnBytes) {
    RowTable<TestRow> table = new RowTable<>(maxColumnBytes);
    for (int i = 0; i < rows; i++) {
      table.add(TestRow.run("r" + i, i).withMetric("a", i).withMetric("b", -i));
    }
    return table;
  }

  @Test
  void text_valuesThatChangeForEver_takeNoMoreMemory() {
    RowTable<TestRow> table = new RowTable<>(ROOM);
    TestRow row = TestRow.run("r", 1);
    int slot = table.add(row);
    Search search = search(List.of(), List.of("tags.t"));
    for (int i = 0; i < 50_000; i++) {
      row.withTag("t", "value " + i);
      table.changed(slot);
      table.prepare(search.columns(), new ReadBudget());
    }

    assertThat(table.bytes()).isLessThan(300_000);
    assertThat(
            search(
                    List.of(
                        new Condition.OfText(
                            new Identifier(Entity.TAG, "t"), TextComparator.EQUAL, "value 49999")),
                    List.of("tags.t"))
                .page(
                    List.of(prepared(table, "tags.t = 'value 49999'")),
                    PageRequest.following(null, 1),
                    each -> each)
                .rows())
        .containsExactly(row);
  }

  private static RowTable<TestRow> prepared(RowTable<TestRow> table, String filter) {
    Search search =
        Search.of(
            SearchSchema.RUNS,
            filter,
            () -> OrderByParser.parse(List.of(), SearchSchema.RUNS),
            List.of());
    table.prepare(search.columns(), new ReadBudget());
    return table;
  }

  @Provide
  Arbitrary<List<Condition>> conditions() {
    return Conditions.any();
  }

  /** Few ids, so that rows change. */
  @Provide
  Arbitrary<List<TestRow>> changes() {
    return Conditions.row().list().ofMaxSize(60).map(Collections::unmodifiableList);
  }

  @Provide
  Arbitrary<List<String>> orders() {
    return Arbitraries.of(
            "metrics.a",
            "metrics.a DESC",
            "metrics.b DESC",
            "params.a",
            "params.b DESC",
            "natural(params.a)",
            "natural(params.b)",
            "natural(params.b) DESC",
            "natural(tags.a) DESC")
        .list()
        .uniqueElements(clause -> clause.replace(" DESC", ""))
        .ofMaxSize(3);
  }
}
