package io.headrace.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

  private static Search runs(String filter, String... order) {
    return Search.of(
        SearchSchema.RUNS,
        filter,
        () -> OrderByParser.parse(List.of(order), SearchSchema.RUNS),
        List.of("0"));
  }

  /** As lists of our own have it. */
  private static Search listed(String filter, String... order) {
    return Search.of(
        SearchSchema.RUNS,
        SearchSchema.SHOWN_RUNS,
        filter,
        () -> OrderByParser.parse(List.of(order), SearchSchema.SHOWN_RUNS),
        List.of("0"));
  }

  private static List<String> ids(List<TestRow> rows, Search search) {
    return search.page(rows, 1000, null).rows().stream().map(TestRow::runId).toList();
  }

  @Test
  void page_withoutOrder_isNewestFirstThenByRunId() {
    List<TestRow> rows =
        List.of(TestRow.run("c", 1), TestRow.run("b", 2), TestRow.run("a", 2), TestRow.run("d", 3));
    assertThat(ids(rows, runs(null))).containsExactly("d", "a", "b", "c");
  }

  @Test
  void page_byMetric_hasNumbersThenNaNThenMissingBothWays() {
    List<TestRow> rows =
        List.of(
            TestRow.run("missing", 9),
            TestRow.run("nan", 9).withMetric("m", Double.NaN),
            TestRow.run("inf", 9).withMetric("m", Double.POSITIVE_INFINITY),
            TestRow.run("low", 9).withMetric("m", -2),
            TestRow.run("zero", 8).withMetric("m", 0.0),
            TestRow.run("negative-zero", 9).withMetric("m", -0.0));
    assertThat(ids(rows, runs(null, "metrics.m")))
        .containsExactly("low", "negative-zero", "zero", "inf", "nan", "missing");
    assertThat(ids(rows, runs(null, "metrics.m DESC")))
        .containsExactly("inf", "negative-zero", "zero", "low", "nan", "missing");
  }

  @Test
  void page_byText_hasMissingLastBothWaysAndOrdersByCodePoint() {
    List<TestRow> rows =
        List.of(
            TestRow.run("1", 0),
            TestRow.run("2", 0).withParam("p", "b"),
            TestRow.run("3", 0).withParam("p", "B"),
            TestRow.run("4", 0).withParam("p", "🙂"),
            TestRow.run("5", 0).withParam("p", "\uffef"),
            TestRow.run("6", 0).withParam("p", "ba"));
    assertThat(ids(rows, runs(null, "params.p"))).containsExactly("3", "2", "6", "5", "4", "1");
    assertThat(ids(rows, runs(null, "params.p DESC")))
        .containsExactly("4", "5", "6", "2", "3", "1");
  }

  @Test
  void page_inNaturalOrder_hasNumbersThenTextsThenMissingBothWays() {
    List<TestRow> rows = new ArrayList<>(List.of(TestRow.run("missing", 0)));
    for (String value : List.of("128", "16", "1e-3", "-5", "auto", "", "256", "0x10", "1e999")) {
      rows.add(TestRow.run(value, 0).withParam("p", value));
    }
    assertThat(ids(rows, listed(null, "natural(params.p)")))
        .containsExactly("-5", "1e-3", "16", "128", "256", "", "0x10", "1e999", "auto", "missing");
    assertThat(ids(rows, listed(null, "natural(params.p) DESC")))
        .containsExactly("256", "128", "16", "1e-3", "-5", "auto", "1e999", "0x10", "", "missing");
    assertThat(ids(rows, listed(null, "params.p")))
        .containsExactly("", "-5", "0x10", "128", "16", "1e-3", "1e999", "256", "auto", "missing");
  }

  @Test
  void page_ofNumbersThatAreEqualInNaturalOrder_leavesThemToTheNextKey() {
    List<TestRow> rows =
        List.of(
            TestRow.run("a", 1).withTag("a b", "1.0"),
            TestRow.run("b", 2).withTag("a b", "1"),
            TestRow.run("c", 3).withTag("a b", "+1e0"),
            TestRow.run("d", 4).withTag("a b", "-0"),
            TestRow.run("e", 5).withTag("a b", "0"));
    Search search = listed(null, " Natural ( tags.`a b` ) asc ", "start_time");
    List<String> paged = new ArrayList<>();
    String token = null;
    do {
      SearchPage<TestRow> page = search.page(rows, 1, token);
      page.rows().forEach(row -> paged.add(row.runId()));
      token = page.nextPageToken();
    } while (token != null);
    assertThat(paged).containsExactly("d", "e", "a", "b", "c");
  }

  @Test
  void page_tokenThatNoNaturalOrderGivesOut_isRefused() {
    Search search = listed(null, "natural(params.p)");
    SortValue time = new SortValue.OfInteger(1);
    SortValue id = new SortValue.OfText("a");
    for (SortValue value :
        List.of(
            new SortValue.OfDecimal(Double.NaN),
            new SortValue.OfDecimal(Double.POSITIVE_INFINITY),
            new SortValue.OfText("7"),
            new SortValue.OfInteger(7))) {
      RowOrder.Position position = new RowOrder.Position(List.of(value, time, id));
      String token = new PageToken(search.fingerprint(), position).encode();
      refuses(search, token, "Invalid page token");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "natural(params.a, Invalid order_by clause 'natural(params.a'. Could not be parsed.",
    "natural(params.a) b, Invalid ordering key in order_by clause 'natural(params.a) b'.",
    "natural(params.a) DESC b, Invalid order_by clause 'natural(params.a) DESC b'. Could not be",
    "natural(), Invalid order_by clause 'natural()'. Could not be parsed.",
    "natural(, Invalid order_by clause 'natural('. Could not be parsed.",
    "natural(params.a b), Invalid order_by clause 'natural(params.a b)'. Could not be parsed.",
    "natural(natural(params.a)), Invalid order_by clause 'natural(natural(params.a))'. Could not",
    "natural(metrics.a), Invalid order_by clause 'natural(metrics.a)'. Only params and tags have",
    "natural(run_id), Invalid order_by clause 'natural(run_id)'. Only params and tags have a",
    "natural(dataset.name), Invalid identifier type 'dataset'",
    "natural(foo.a), Invalid entity type 'foo'. Valid values are",
    "natural, Invalid attribute key 'natural' specified.",
  })
  void orderBy_badNaturalClause_isRefused(String clause, String message) {
    assertThatThrownBy(() -> listed(null, clause))
        .isInstanceOf(HeadraceException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void orderBy_naturalOrderTwice_isRefused() {
    assertThatThrownBy(() -> listed(null, "natural(params.a)", "natural(params.a) DESC"))
        .hasMessageStartingWith("`order_by` contains duplicate fields: 'natural(params.a) DESC'");
  }

  @Test
  void page_inNaturalOrderAndThenThatOfTexts_tellsApartWhatIsTheSameNumber() {
    List<TestRow> rows =
        List.of(
            TestRow.run("a", 1).withParam("p", "1.00"),
            TestRow.run("b", 2).withParam("p", "1"),
            TestRow.run("c", 3).withParam("p", "1.0"),
            TestRow.run("d", 4).withParam("p", "0.5"));
    RowTable<TestRow> table = new RowTable<>(1_000_000);
    rows.forEach(table::add);
    Search search = listed(null, "natural(params.p)", "params.p DESC");
    table.prepareAll(search.columns());
    List<String> paged = new ArrayList<>();
    String token = null;
    do {
      SearchPage<String> page =
          search.page(List.of(table), PageRequest.following(token, 1), TestRow::runId);
      paged.addAll(page.rows());
      token = page.nextPageToken();
    } while (token != null);

    assertThat(paged).containsExactly("d", "a", "c", "b");
  }

  @Test
  void orderBy_naturalInACallOfMlflows_isRefusedWithItsText() {
    assertThatThrownBy(() -> runs(null, "natural(params.a)"))
        .hasMessage(
            "Invalid order_by clause 'natural(params.a)'. Could not be parsed. (at position 9)");
  }

  @Test
  void page_experimentsById_countsUp() {
    List<TestRow> rows = new ArrayList<>();
    for (long id : new long[] {10, 9, 100}) {
      rows.add(TestRow.run("" + id, 0).withNumber("experiment_id", id).withText("name", "same"));
    }
    Function<String, List<String>> ordered =
        clause ->
            ids(
                rows,
                Search.of(
                    SearchSchema.EXPERIMENTS,
                    null,
                    () -> OrderByParser.parse(List.of(clause), SearchSchema.EXPERIMENTS),
                    List.of()));
    assertThat(ordered.apply("experiment_id")).containsExactly("9", "10", "100");
    assertThat(ordered.apply("name")).containsExactly("100", "10", "9");
  }

  @Test
  void filter_onNaN_matchesOnlyUnequal() {
    List<TestRow> rows = List.of(TestRow.run("a", 0).withMetric("m", Double.NaN));
    assertThat(ids(rows, runs("metrics.m != 1"))).hasSize(1);
    assertThat(ids(rows, runs("metrics.m = 0"))).isEmpty();
    assertThat(ids(rows, runs("metrics.m < 1"))).isEmpty();
    assertThat(ids(rows, runs("metrics.m >= 0"))).isEmpty();
  }

  @Test
  void filter_unequal_needsTheKeyToExist() {
    List<TestRow> rows = List.of(TestRow.run("a", 0), TestRow.run("b", 0).withTag("t", "y"));
    assertThat(ids(rows, runs("tags.t != 'x'"))).containsExactly("b");
    assertThat(ids(rows, runs("metrics.m != 0"))).isEmpty();
    assertThat(ids(rows, runs("tags.t IS NULL"))).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({
    "metrics.a foo, Invalid ordering key in order_by clause 'metrics.a foo'.",
    "metrics.a desc x, Invalid order_by clause 'metrics.a desc x'. Could not be parsed.",
    "'', Invalid order_by clause ''. Could not be parsed.",
    "5, Invalid order_by clause '5'. Could not be parsed.",
    "metrics.a/b, Invalid order_by clause 'metrics.a/b'. Could not be parsed.",
    "foo.a, Invalid entity type 'foo'. Valid values are",
    "duration, Invalid attribute key 'duration' specified. Valid keys are",
    "dataset.name, Invalid identifier type 'dataset'",
    "DESC, Invalid order_by clause 'DESC'. Could not be parsed.",
    "metrics.m;, Invalid order_by clause 'metrics.m;'. Could not be parsed.",
    "metrics.`m, Invalid order_by clause 'metrics.`m'. Could not be parsed.",
  })
  void orderBy_badClause_isRefusedWithMlflowsText(String clause, String message) {
    assertThatThrownBy(() -> runs(null, clause))
        .isInstanceOf(HeadraceException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void orderBy_sameFieldTwice_isRefused() {
    assertThatThrownBy(() -> runs(null, "created", "attributes.start_time DESC"))
        .hasMessageStartingWith("`order_by` contains duplicate fields");
  }

  @Test
  void orderBy_experimentsBySameFieldTwice_takesTheFirst() {
    assertThat(OrderByParser.parse(List.of("name DESC", "name"), SearchSchema.EXPERIMENTS))
        .containsExactly(SortKey.descending("name"), SortKey.descending("experiment_id"));
    assertThatThrownBy(() -> OrderByParser.parse(List.of("tags.a"), SearchSchema.EXPERIMENTS))
        .hasMessageStartingWith("Invalid order_by entity: tag");
  }

  @Test
  void of_badFilterAndBadOrder_refusesTheFilter() {
    assertThatThrownBy(() -> runs("foo = 'x'", "bar"))
        .hasMessageStartingWith("Invalid attribute key 'foo'");
  }

  @Test
  void orderBy_loggedModelFields_keepTheirDataset() {
    List<SortKey> keys =
        OrderByParser.ofFields(
            List.of(
                new OrderByParser.Field("metrics.a.b", false, new DatasetScope("d", null)),
                new OrderByParser.Field("creation_time", true, DatasetScope.ANY)),
            SearchSchema.LOGGED_MODELS);
    assertThat(keys)
        .containsExactly(
            new SortKey(
                new Identifier(Entity.METRIC, "a.b"), false, new DatasetScope("d", null), false),
            SortKey.ascending("creation_timestamp_ms"),
            SortKey.ascending("model_id"));
    assertThatThrownBy(
            () ->
                OrderByParser.ofFields(
                    List.of(new OrderByParser.Field("params.a", true, DatasetScope.ANY)),
                    SearchSchema.LOGGED_MODELS))
        .hasMessageStartingWith(
            "Invalid order by field name: params.a. Only metrics are supported.");
  }

  @Property(tries = 300)
  void page_anyOrder_pagesAreTheWholeInOrder(
      @ForAll("rows") List<TestRow> rows,
      @ForAll("orders") List<String> order,
      @ForAll @IntRange(min = 1, max = 12) int pageSize) {
    Search search = listed(null, order.toArray(String[]::new));
    List<TestRow> expected = new ArrayList<>(rows);
    expected.sort(PlainReading.order(order));
    List<TestRow> paged = new ArrayList<>();
    String token = null;
    do {
      Collections.shuffle(rows, new Random(paged.size()));
      SearchPage<TestRow> page = search.page(rows, pageSize, token);
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(pageSize);
      paged.addAll(page.rows());
      token = page.nextPageToken();
    } while (token != null);
    assertThat(paged).isEqualTo(expected);
  }

  @Property(tries = 300)
  void page_rowsComeAndGoMeanwhile_othersAreSeenExactlyOnce(
      @ForAll("rows") List<TestRow> rows, @ForAll("orders") List<String> order) {
    Search search = listed(null, order.toArray(String[]::new));
    List<TestRow> staying = rows.stream().filter(row -> row.runId().hashCode() % 3 != 0).toList();
    List<TestRow> seen = new ArrayList<>();
    String token = null;
    do {
      // A third of the rows is there on every other page only.
      List<TestRow> now = seen.size() % 2 == 0 ? rows : staying;
      SearchPage<TestRow> page = search.page(now, 3, token);
      seen.addAll(page.rows());
      token = page.nextPageToken();
    } while (token != null);
    assertThat(seen).doesNotHaveDuplicates().containsAll(staying);
  }

  @Property(tries = 500)
  void page_anyFilterAndOrder_agreesWithThePlainReading(
      @ForAll("rows") List<TestRow> rows,
      @ForAll("conditions") List<Condition> conditions,
      @ForAll("orders") List<String> order) {
    Search search = listed(FilterText.of(conditions), order.toArray(String[]::new));
    assertThat(search.page(rows, 1_000, null).rows())
        .isEqualTo(
            rows.stream()
                .filter(row -> PlainReading.matches(conditions, row))
                .sorted(PlainReading.order(order))
                .toList());
  }

  @Provide
  Arbitrary<List<Condition>> conditions() {
    return Conditions.any();
  }

  @Provide
  Arbitrary<List<TestRow>> rows() {
    return Conditions.rows().map(ArrayList::new);
  }

  @Provide
  Arbitrary<List<String>> orders() {
    return Arbitraries.of(
            "metrics.a",
            "params.b",
            "metrics.b DESC",
            "natural(params.a)",
            "natural(tags.a) DESC",
            "natural(tags.b)")
        .list()
        .uniqueElements()
        .ofMaxSize(3);
  }

  @Test
  void page_exactlyFullLastPage_hasNoToken() {
    List<TestRow> rows = List.of(TestRow.run("a", 0), TestRow.run("b", 0));
    assertThat(runs(null).page(rows, 2, "").nextPageToken()).isNull();
    assertThat(runs(null).page(rows, 1, "").nextPageToken()).isNotNull();
    assertThat(runs(null).page(List.<TestRow>of(), 1, "").rows()).isEmpty();
  }

  @Test
  void page_byLongText_carriesItInTheToken() {
    String value = "🙂".repeat(3_000);
    List<TestRow> rows =
        List.of(
            TestRow.run("a", 0).withParam("p", value),
            TestRow.run("b", 0).withParam("p", value + "x"));
    Search search = runs(null, "params.p");
    String token = search.page(rows, 1, null).nextPageToken();
    assertThat(search.page(rows, 1, token).rows()).containsExactly(rows.get(1));
  }

  @Test
  void page_tokenOfAnotherSearch_isRefusedSayingWhatDiffers() {
    List<TestRow> rows = List.of(TestRow.run("a", 0), TestRow.run("b", 0));
    String token = runs("run_id != 'x'", "status").page(rows, 1, null).nextPageToken();
    Search elsewhere =
        Search.of(
            SearchSchema.RUNS,
            "run_id != 'x'",
            () -> OrderByParser.parse(List.of("status"), SearchSchema.RUNS),
            List.of("1"));

    refuses(runs("run_id != 'y'", "status"), token, "Filter string in the page token does not");
    refuses(runs("run_id != 'x'", "status DESC"), token, "Order by in the page token does not");
    refuses(runs("run_id != 'x'"), token, "Order by in the page token does not match");
    refuses(elsewhere, token, "Experiment IDs in the page token do not match the requested");
    assertThat(runs("run_id != 'x'", "status").page(rows, 1, token).rows()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_token", "!!", "eyJvZmZzZXQiOiAxfQ==", "AQ", "e30", "🙂"})
  void page_garbageToken_isRefused(String token) {
    refuses(runs(null), token, "Invalid page token");
  }

  @Property
  void page_damagedToken_isRefusedOrRead(
      @ForAll @IntRange(min = 0, max = 200) int at, @ForAll byte damage) {
    List<TestRow> rows =
        List.of(
            TestRow.run("a", 0).withMetric("m", 1).withParam("p", "v"),
            TestRow.run("b", 0).withMetric("m", 1));
    Search search = runs(null, "params.p", "metrics.m");
    byte[] token = Base64.getUrlDecoder().decode(search.page(rows, 1, null).nextPageToken());
    token[at % token.length] ^= damage;
    try {
      search.page(rows, 1, Base64.getUrlEncoder().encodeToString(token));
    } catch (HeadraceException refusal) {
      assertThat(refusal).hasMessageContaining("page token");
    }
  }

  private static void refuses(Search search, String token, String message) {
    assertThatThrownBy(() -> search.requireOwn(token)).hasMessageStartingWith(message);
    assertThatThrownBy(() -> search.page(List.<TestRow>of(), 1, token))
        .isInstanceOf(HeadraceException.class)
        .hasMessageStartingWith(message)
        .extracting(failure -> ((HeadraceException) failure).code())
        .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }
}
