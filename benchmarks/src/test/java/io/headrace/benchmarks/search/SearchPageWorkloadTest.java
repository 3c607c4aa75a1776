package io.headrace.benchmarks.search;

import static io.headrace.benchmarks.search.Answers.page;
import static io.headrace.benchmarks.search.Answers.run;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.search.OrderColumn.Kind;
import io.headrace.benchmarks.search.SearchQuery.Matching;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SearchPageWorkloadTest {

  private static final ObjectNode ONE = run("one", "m", 1.0);
  private static final ObjectNode TWO = run("two", "m", 2.0);

  private final AtomicLong nanos = new AtomicLong();
  private final RequestBuffer buffer = new RequestBuffer();

  @Test
  void write_units_takeTheBodiesInTurn() {
    SearchPageWorkload workload = workload(Matching.ALL, 2);

    assertThat(body(workload, 0)).isEqualTo("first");
    assertThat(body(workload, 1)).isEqualTo("second");
    assertThat(body(workload, 2)).isEqualTo("first");
  }

  @Test
  void writeNext_allMatch_wantsAFullPage() {
    SearchPageWorkload workload = workload(Matching.ALL, 2);

    assertThatCode(() -> answer(workload, page("", List.of(ONE, TWO)))).doesNotThrowAnyException();
    assertThatThrownBy(() -> answer(workload, page("", List.of(ONE))))
        .isInstanceOf(IOException.class)
        .hasMessage("an answer of 1 runs, where ALL of 2 match");
  }

  @Test
  void writeNext_shortPageThatNamesANextOne_isRight() {
    assertThatCode(() -> answer(workload(Matching.ALL, 2), page("next", List.of(ONE))))
        .doesNotThrowAnyException();
  }

  @Test
  void writeNext_someOrNoneMatch_wantsThatMany() {
    assertThatThrownBy(() -> answer(workload(Matching.SOME, 2), "{}"))
        .hasMessageContaining("SOME of 2");
    assertThatThrownBy(() -> answer(workload(Matching.NONE, 2), page("", List.of(ONE))))
        .hasMessageContaining("NONE of 2");
    assertThatCode(() -> answer(workload(Matching.NONE, 2), "{}")).doesNotThrowAnyException();
  }

  @Test
  void writeNext_order_isLookedAtAgainAfterAPause() throws Exception {
    SearchPageWorkload workload = workload(Matching.ALL, 2);
    String wrong = page("", List.of(TWO, ONE));
    answer(workload, page("", List.of(ONE, TWO)));

    assertThatCode(() -> answer(workload, wrong)).doesNotThrowAnyException();
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
    assertThatThrownBy(() -> answer(workload, wrong)).hasMessageContaining("run one stands behind");
  }

  @Test
  void bytesPerAnswer_answers_isTheirMean() throws Exception {
    SearchPageWorkload workload = workload(Matching.NONE, 2);
    answer(workload, "{}");
    answer(workload, "{    }");

    assertThat(workload.bytesPerAnswer()).isEqualTo(4);
  }

  private SearchPageWorkload workload(Matching matching, long runs) {
    SearchQuery query =
        SearchQuery.finding("q", matching, List.of("")).by(OrderColumn.rising(Kind.METRIC, "m"));
    List<byte[]> bodies = List.of("first".getBytes(US_ASCII), "second".getBytes(US_ASCII));
    return new SearchPageWorkload(query, bodies, runs, "h:1", nanos::get);
  }

  private void answer(SearchPageWorkload workload, String answer) throws IOException {
    workload.writeNext(0, 1, answer.getBytes(US_ASCII), buffer);
  }

  private String body(SearchPageWorkload workload, long unit) {
    workload.write(unit, buffer);
    String request = US_ASCII.decode(buffer.finish()).toString();
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }
}
