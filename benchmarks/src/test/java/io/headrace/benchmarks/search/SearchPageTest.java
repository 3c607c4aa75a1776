package io.headrace.benchmarks.search;

import static io.headrace.benchmarks.search.Answers.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.benchmarks.search.OrderColumn.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchPageTest {

  private static final OrderColumn RISING = OrderColumn.rising(Kind.METRIC, "m");
  private static final OrderColumn FALLING = OrderColumn.falling(Kind.METRIC, "m");
  private static final ObjectNode ONE = run("one", "m", 1.0);
  private static final ObjectNode TWO = run("two", "m", 2.0);
  private static final ObjectNode NAN = run("nan", "m", "NaN");
  private static final ObjectNode NONE = run("none", "other", 1.0);

  @Test
  void disorder_risingMetric_wantsNanAndThenNothingBehindNumbers() throws Exception {
    assertThat(disorder(List.of(RISING), ONE, TWO, NAN, NONE)).isEmpty();
    assertThat(disorder(List.of(RISING), TWO, ONE))
        .hasValueSatisfying(fault -> assertThat(fault).contains("run one"));
    assertThat(disorder(List.of(RISING), NONE, ONE)).isPresent();
  }

  @Test
  void disorder_fallingMetric_wantsThemBehindNumbersToo() throws Exception {
    assertThat(disorder(List.of(FALLING), TWO, ONE, NAN, NONE)).isEmpty();
    assertThat(disorder(List.of(FALLING), NAN, TWO)).isPresent();
    assertThat(disorder(List.of(FALLING), ONE, TWO)).isPresent();
  }

  @Test
  void disorder_tiesOfTheFirstColumn_areLookedAtByTheSecond() throws Exception {
    List<OrderColumn> order = List.of(OrderColumn.rising(Kind.PARAM, "p"), FALLING);
    ObjectNode one = run("one", Map.of("m", 1.0), Map.of("p", "a"));
    ObjectNode two = run("two", Map.of("m", 2.0), Map.of("p", "a"));
    ObjectNode three = run("three", Map.of("m", 3.0), Map.of("p", "b"));

    assertThat(disorder(order, two, one, three)).isEmpty();
    assertThat(disorder(order, one, two, three)).isPresent();
    assertThat(disorder(order, three, two)).isPresent();
  }

  @Test
  void disorder_endTimes_wantsRunsWithoutOneLast() throws Exception {
    List<OrderColumn> order = List.of(OrderColumn.rising(Kind.TIME, "end_time"));
    ObjectNode ended = run("ended", "m", 1.0);
    ended.withObject("/info").put("end_time", 5);
    ObjectNode zero = run("zero", "m", 1.0);
    zero.withObject("/info").put("end_time", 0);

    assertThat(disorder(order, ended, zero, ONE)).isEmpty();
    assertThat(disorder(order, ONE, ended)).isPresent();
  }

  @Test
  void text_keys_areQuotedWhereTheyMustBe() {
    assertThat(OrderColumn.rising(Kind.METRIC, "val/loss").text())
        .isEqualTo("metrics.`val/loss` ASC");
    assertThat(OrderColumn.falling(Kind.TIME, "end_time").text())
        .isEqualTo("attributes.end_time DESC");
  }

  private static Optional<String> disorder(List<OrderColumn> order, ObjectNode... runs)
      throws IOException {
    return SearchPage.read(Answers.page("", List.of(runs)).getBytes(UTF_8)).disorder(order);
  }
}
