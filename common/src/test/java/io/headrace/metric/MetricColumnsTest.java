package io.headrace.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.metric.MetricColumns.ModelLink;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MetricColumnsTest {

  private static final ModelLink LINK = new ModelLink("m-1", "train", "abc");

  @Property(tries = 200)
  void add_anyPoints_keepsThemInOrder(@ForAll("points") List<PlainPoint> points) {
    MetricColumns columns = PlainPoint.columns(points);

    assertThat(PlainPoint.list(columns)).isEqualTo(points);
    assertThat(columns.size()).isEqualTo(points.size());
    assertThat(columns.isEmpty()).isEqualTo(points.isEmpty());
    assertThat(columns.keyCount())
        .isEqualTo((int) points.stream().map(PlainPoint::key).distinct().count());
    assertThat(columns.hasLinks()).isEqualTo(points.stream().anyMatch(p -> p.link() != null));
  }

  @Property(tries = 200)
  void addAll_anyTwo_isTheOneAfterTheOther(
      @ForAll("points") List<PlainPoint> first, @ForAll("points") List<PlainPoint> second) {
    MetricColumns columns = PlainPoint.columns(first);
    columns.addAll(PlainPoint.columns(second));

    List<PlainPoint> both = new ArrayList<>(first);
    both.addAll(second);
    assertThat(PlainPoint.list(columns)).isEqualTo(both);
  }

  @Test
  void addAll_ofItself_doublesThePoints() {
    MetricColumns columns = new MetricColumns();
    columns.add("a", 1, 2, 3);
    columns.linkLast(LINK);
    columns.add("b", 4, 5, 6);
    List<PlainPoint> once = PlainPoint.list(columns);

    columns.addAll(columns);

    List<PlainPoint> twice = new ArrayList<>(once);
    twice.addAll(once);
    assertThat(PlainPoint.list(columns)).isEqualTo(twice);
  }

  @Test
  void intern_keyThatIsThere_givesItsIndex() {
    MetricColumns columns = new MetricColumns();

    assertThat(columns.intern("a")).isZero();
    assertThat(columns.intern("b")).isEqualTo(1);
    assertThat(columns.intern("a")).isZero();
    assertThat(columns.indexOf("b")).isEqualTo(1);
    assertThat(columns.indexOf("c")).isEqualTo(-1);
    assertThat(columns.key(1)).isEqualTo("b");
    assertThat(columns.isEmpty()).isTrue();
  }

  @Test
  void linkLast_beforeTheColumnsGrow_staysWithItsPoint() {
    MetricColumns columns = new MetricColumns();
    columns.add("a", 0, 0, 0);
    columns.linkLast(LINK);
    for (int i = 1; i < 100; i++) {
      columns.add("a", i, i, i);
    }
    columns.linkLast(LINK);

    assertThat(columns.link(0)).isEqualTo(LINK);
    assertThat(columns.link(1)).isNull();
    assertThat(columns.link(99)).isEqualTo(LINK);
  }

  @Test
  void of_keyThatStandsThereTwice_isOneKey() {
    MetricColumns columns =
        MetricColumns.of(
            List.of("a", "b", "a"),
            new int[] {2, 1, 0},
            new long[] {1, 2, 3},
            new long[] {4, 5, 6},
            new double[] {7, 8, 9});

    assertThat(PlainPoint.list(columns))
        .containsExactly(
            PlainPoint.of("a", 1, 4, 7), PlainPoint.of("b", 2, 5, 8), PlainPoint.of("a", 3, 6, 9));
    assertThat(columns.keyCount()).isEqualTo(2);
  }

  @Test
  void of_noPoints_takesPointsLater() {
    MetricColumns one = empty();
    one.add("a", 1, 2, 3);
    MetricColumns all = empty();
    all.addAll(one);

    assertThat(PlainPoint.list(all)).containsExactly(PlainPoint.of("a", 1, 2, 3));
  }

  private static MetricColumns empty() {
    return MetricColumns.of(List.of(), new int[0], new long[0], new long[0], new double[0]);
  }

  @Test
  void link_beforeTheColumnsGrow_staysWithItsPoint() {
    MetricColumns columns =
        MetricColumns.of(
            List.of("a"), new int[2], new long[] {1, 2}, new long[] {3, 4}, new double[] {5, 6});
    columns.link(0, LINK);
    columns.add("a", 7, 8, 9);

    assertThat(columns.link(0)).isEqualTo(LINK);
    assertThat(columns.link(1)).isNull();
    assertThat(columns.link(2)).isNull();
  }

  @Test
  void of_columnsThatDoNotFitTogether_areRefused() {
    assertThatThrownBy(
            () ->
                MetricColumns.of(List.of("a"), new int[1], new long[1], new long[2], new double[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Metric columns differ in length");
    for (int key : new int[] {-1, 1}) {
      assertThatThrownBy(
              () ->
                  MetricColumns.of(
                      List.of("a"), new int[] {key}, new long[1], new long[1], new double[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Metric columns point at entry " + key + " of 1");
    }
  }

  @Provide
  Arbitrary<List<PlainPoint>> points() {
    return Arbitraries.oneOf(
        PlainPoint.any().list().ofMaxSize(3), PlainPoint.any().list().ofMaxSize(40));
  }
}
