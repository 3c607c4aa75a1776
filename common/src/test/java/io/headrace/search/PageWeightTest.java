package io.headrace.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How what rows weigh bounds a page, and what comes before it. */
class PageWeightTest {

  private static final Search SEARCH =
      Search.of(
          SearchSchema.RUNS,
          null,
          () -> OrderByParser.parse(List.of(), SearchSchema.RUNS),
          List.of("0"));

  /** In the order of the search, by what they weigh in quarters of a page. */
  private static List<TestRow> weighing(List<Integer> quarters) {
    List<TestRow> rows = new ArrayList<>();
    for (int i = 0; i < quarters.size(); i++) {
      long weight = quarters.get(i) * (Search.MAX_PAGE_WEIGHT / 4);
      rows.add(TestRow.run("r" + i, -i).withNumber("weight", weight));
    }
    return rows;
  }

  private static List<TestRow> shuffled(List<TestRow> rows) {
    List<TestRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(rows.size()));
    return shuffled;
  }

  @Test
  void page_rowsThatWeighTooMuchTogether_endsEarlyWithATokenForTheRest() {
    long half = Search.MAX_PAGE_WEIGHT / 2;
    List<TestRow> rows =
        List.of(
            TestRow.run("a", 4).withNumber("weight", half),
            TestRow.run("b", 3).withNumber("weight", half),
            TestRow.run("c", 2).withNumber("weight", 1),
            TestRow.run("d", 1).withNumber("weight", 3 * half));
    SearchPage<TestRow> first = SEARCH.page(rows, 1000, null);
    SearchPage<TestRow> second = SEARCH.page(rows, 1000, first.nextPageToken());
    SearchPage<TestRow> third = SEARCH.page(rows, 1000, second.nextPageToken());

    assertThat(first.rows()).extracting(TestRow::runId).containsExactly("a", "b");
    assertThat(second.rows()).extracting(TestRow::runId).containsExactly("c");
    assertThat(third.rows()).extracting(TestRow::runId).containsExactly("d");
    assertThat(third.nextPageToken()).isNull();
  }

  @Test
  void firstRows_thoseToSkipAreTooLarge_isRefusedWithAWayOn() {
    FirstRows<TestRow, TestRow> first = SEARCH.firstRows(new PageRequest(null, 2, 1), row -> row);
    first.add(TestRow.run("a", 0).withNumber("weight", Search.MAX_PAGE_WEIGHT));
    first.add(TestRow.run("b", 0).withNumber("weight", 1));

    assertThatThrownBy(() -> first.add(TestRow.run("c", 0).withNumber("weight", 1)))
        .isInstanceOf(HeadraceException.class)
        .hasMessageContaining("Skip one less with max_results 1 and without columns");
  }

  @Property(tries = 300)
  void page_rowsOfAnyWeight_areEachOnAPageThatIsNotTooHeavy(
      @ForAll List<@IntRange(min = 0, max = 7) Integer> quarters,
      @ForAll @IntRange(min = 1, max = 5) int maxResults) {
    List<TestRow> rows = weighing(quarters);
    List<TestRow> shuffled = shuffled(rows);
    RowTable<TestRow> table = new RowTable<>(Long.MAX_VALUE);
    shuffled.forEach(table::add);
    List<TestRow> paged = new ArrayList<>();
    String token = null;
    do {
      SearchPage<TestRow> page = SEARCH.page(shuffled, maxResults, token);
      long weight = page.rows().stream().mapToLong(TestRow::weight).sum();
      assertThat(page.rows().size() <= 1 || weight <= Search.MAX_PAGE_WEIGHT).isTrue();
      table.prepareAll(SEARCH.columns());
      assertThat(SEARCH.page(List.of(table), PageRequest.following(token, maxResults), row -> row))
          .isEqualTo(page);
      paged.addAll(page.rows());
      token = page.nextPageToken();
    } while (token != null);

    assertThat(paged).isEqualTo(rows);
  }

  @Property(tries = 300)
  void firstRows_skippingRowsOfAnyWeight_goOnWhereTheyEndOrAreRefused(
      @ForAll List<@IntRange(min = 0, max = 5) Integer> quarters,
      @ForAll @IntRange(min = 1, max = 5) int skip,
      @ForAll @IntRange(min = 1, max = 5) int maxResults) {
    List<TestRow> rows = weighing(quarters);
    List<TestRow> expected = rows.subList(Math.min(skip, rows.size()), rows.size());
    FirstRows<TestRow, TestRow> first =
        SEARCH.firstRows(new PageRequest(null, skip, maxResults), row -> row);
    try {
      shuffled(rows).forEach(first::add);
    } catch (HeadraceException refusal) {
      assertThat(rows.stream().mapToLong(TestRow::weight).sum())
          .isGreaterThan(Search.MAX_PAGE_WEIGHT);
      return;
    }
    SearchPage<TestRow> page = first.page();

    assertThat(page.rows()).hasSizeLessThanOrEqualTo(maxResults);
    List<TestRow> seen = new ArrayList<>(page.rows());
    if (page.nextPageToken() != null) {
      assertThat(page.rows()).isNotEmpty();
      seen.addAll(paged(rows, page.nextPageToken()));
    }
    assertThat(seen).isEqualTo(expected);
  }

  private static List<TestRow> paged(List<TestRow> rows, String from) {
    List<TestRow> paged = new ArrayList<>();
    for (String token = from; token != null; ) {
      SearchPage<TestRow> page = SEARCH.page(rows, 1_000, token);
      paged.addAll(page.rows());
      token = page.nextPageToken();
    }
    return paged;
  }
}
