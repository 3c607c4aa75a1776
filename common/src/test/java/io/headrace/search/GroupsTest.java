package io.headrace.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupsTest {

  private static GroupSearch search(List<String> by, String... order) {
    return GroupSearch.of(null, by, List.of("mean(metrics.a)"), List.of(order), List.of("0"));
  }

  /** The keys of all groups, page by page. */
  private static List<List<String>> paged(GroupSearch search, List<TestRow> rows, int pageSize) {
    RowTable<TestRow> table = new RowTable<>(1_000_000);
    rows.forEach(table::add);
    table.prepareAll(search.columns());
    List<List<String>> paged = new ArrayList<>();
    String token = null;
    do {
      Groups groups = search.groups();
      groups.add(table);
      SearchPage<Group> page = groups.page(PageRequest.following(token, pageSize));
      page.rows().forEach(group -> paged.add(group.keys()));
      token = page.nextPageToken();
    } while (token != null);
    return paged;
  }

  private static List<TestRow> rows(String... batchSizes) {
    List<TestRow> rows = new ArrayList<>();
    for (String batchSize : batchSizes) {
      rows.add(TestRow.run("r" + rows.size(), 0).withParam("batch size", batchSize));
    }
    rows.add(TestRow.run("none", 0));
    return rows;
  }

  private static List<List<String>> keys(String... keys) {
    return Arrays.stream(keys).map(Arrays::asList).toList();
  }

  @Test
  void page_ofExperiments_hasThemAsTheyWereCounted() {
    List<TestRow> rows = new ArrayList<>();
    for (String id : List.of("10", "9", "100", "2")) {
      rows.add(TestRow.run("r" + id, 0).withText("experiment_id", id));
    }
    List<String> by = List.of("attributes.experiment_id");

    assertThat(paged(search(by), rows, 1)).isEqualTo(keys("2", "9", "10", "100"));
    assertThat(paged(search(by, "attributes.experiment_id DESC"), rows, 3))
        .isEqualTo(keys("100", "10", "9", "2"));
  }

  @Test
  void page_inNaturalOrder_hasNumbersThenTextsThenTheGroupWithoutBothWays() {
    List<String> by = List.of(" params.`batch size`");
    List<TestRow> rows = rows("128", "auto", "16", "32.0", "32", "3e1");

    assertThat(paged(search(by, "natural(params.`batch size`)"), rows, 1))
        .isEqualTo(keys("16", "3e1", "32", "32.0", "128", "auto", null));
    assertThat(paged(search(by, "Natural ( params.`batch size` )  desc"), rows, 2))
        .isEqualTo(keys("128", "32", "32.0", "3e1", "16", "auto", null));
    assertThat(paged(search(by), rows, 3))
        .isEqualTo(keys("128", "16", "32", "32.0", "3e1", "auto", null));
  }

  @Test
  void page_ofGroupsThatAreEqualInNaturalOrder_leavesThemToTheNextCriterion() {
    List<String> by = List.of("params.`batch size`");

    assertThat(
            paged(
                search(by, "natural(params.`batch size`)", "params.`batch size` DESC"),
                rows("1", "2", "1.0"),
                1))
        .isEqualTo(keys("1.0", "1", "2", null));
  }

  @Property
  void page_anyKeysInNaturalOrder_agreesWithThePlainReading(
      @ForAll("rows") List<TestRow> rows,
      @ForAll("orders") List<String> order,
      @ForAll @IntRange(min = 1, max = 5) int pageSize) {
    Comparator<TestRow> plain = PlainReading.order(order);
    GroupSearch search = search(List.of("params.a", "tags.a"), order.toArray(String[]::new));
    // Rows that are equal in what is asked for have different ids, and groups their keys.
    List<List<String>> expected =
        rows.stream()
            .sorted(
                Comparator.<TestRow, TestRow>comparing(GroupsTest::withoutId, plain)
                    .thenComparing(GroupsTest::key, keyOrder()))
            .map(GroupsTest::key)
            .distinct()
            .toList();

    assertThat(paged(search, rows, pageSize)).isEqualTo(expected);
  }

  private static TestRow withoutId(TestRow row) {
    TestRow same = TestRow.run("", 0);
    same.params().putAll(row.params());
    same.tags().putAll(row.tags());
    return same;
  }

  private static List<String> key(TestRow row) {
    return Arrays.asList(row.params().get("a"), row.tags().get("a"));
  }

  private static Comparator<List<String>> keyOrder() {
    Comparator<String> missingLast = Comparator.nullsLast(Comparator.naturalOrder());
    return Comparator.<List<String>, String>comparing(key -> key.get(0), missingLast)
        .thenComparing(key -> key.get(1), missingLast);
  }

  @Provide
  Arbitrary<List<TestRow>> rows() {
    return Conditions.rows();
  }

  @Provide
  Arbitrary<List<String>> orders() {
    return Arbitraries.of(
            "natural(params.a)",
            "natural(params.a) DESC",
            "natural(tags.a)",
            "natural(tags.a) DESC",
            "params.a")
        .list()
        .uniqueElements(clause -> clause.replace(" DESC", ""))
        .ofMaxSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "natural(status), Groups cannot be ordered by 'natural(status)'. Only params and tags have a",
    "natural(params.b), Groups cannot be ordered by 'natural(params.b)'. It must be 'runs'",
    "natural(runs), Groups cannot be ordered by 'natural(runs)'. It must be 'runs'",
    "natural(mean(metrics.a)), Groups cannot be ordered by 'natural(mean(metrics.a))'. It must be",
    "natural(), Groups cannot be ordered by 'natural()'. It must be",
    "natural(params.a, 'Groups cannot be ordered by ''natural(params.a''. It must be'",
    "natural, Groups cannot be ordered by 'natural'. It must be",
  })
  void of_orderThatIsNone_isRefused(String clause, String message) {
    assertThatThrownBy(() -> search(List.of("params.a", "status"), clause))
        .isInstanceOf(HeadraceException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void page_tokenThatNoNaturalOrderGivesOut_isRefused() {
    GroupSearch search = search(List.of("params.a"), "natural(params.a)");
    for (SortValue value :
        List.of(new SortValue.OfDecimal(Double.NaN), new SortValue.OfText("1"))) {
      RowOrder.Position position = new RowOrder.Position(List.of(value, new SortValue.OfText("1")));
      String token = new PageToken(search.fingerprint(), position).encode();

      assertThatThrownBy(() -> search.requireOwn(token))
          .hasMessageStartingWith("Invalid page token");
    }
  }
}
