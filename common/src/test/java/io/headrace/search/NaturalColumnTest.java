package io.headrace.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NaturalColumnTest {

  private static final Identifier PARAM = new Identifier(Entity.PARAM, "p");

  /**
   * In natural order, and none equal to the next; the texts are the least and greatest there are.
   */
  private static final List<String> EDGES =
      Arrays.asList(
          "-1.7976931348623157e308",
          "-1",
          "-4.9e-324",
          "-0",
          "4.9e-324",
          "1",
          "1.7976931348623157e308",
          "",
          "\0",
          "\0\0",
          "-1e999",
          "1e999",
          "abcdef",
          "abcdef\0",
          "abcdef\0\0",
          "abcdefg",
          "abcdefgh",
          "\uffff",
          "\udbff\udfff",
          "\udbff\udfff\udbff\udfff",
          null);

  private static NaturalColumn column(List<String> values) {
    NaturalColumn column = new NaturalColumn(PARAM);
    column.grow(values.size());
    for (int slot = 0; slot < values.size(); slot++) {
      TestRow row = TestRow.run("r", 0);
      if (values.get(slot) != null) {
        row.withParam("p", values.get(slot));
      }
      column.read(slot, row);
    }
    return column;
  }

  @Test
  void compare_edges_areInTheirOrder() {
    NaturalColumn column = column(EDGES);
    for (int slot = 1; slot < EDGES.size(); slot++) {
      assertThat(column.compare(slot - 1, column, slot, true)).as(EDGES.get(slot)).isNegative();
    }
    assertThat(column.compare(6, column, 0, false)).isNegative();
    assertThat(column.compare(0, column, 7, false)).isNegative();
    assertThat(column.compare(EDGES.size() - 2, column, 7, false)).isNegative();
    assertThat(column.compare(7, column, EDGES.size() - 1, false)).isNegative();
  }

  @Test
  void coarse_edges_isWhatCompareSays() {
    requireCoarseKeysThatFit(EDGES);
  }

  @Property
  void coarse_anyValues_isWhatCompareSays(@ForAll("values") List<String> values) {
    requireCoarseKeysThatFit(values);
  }

  private static void requireCoarseKeysThatFit(List<String> values) {
    NaturalColumn column = column(values);
    List<String> turned = new ArrayList<>(values);
    Collections.reverse(turned);
    NaturalColumn other = column(turned);
    for (boolean ascending : new boolean[] {true, false}) {
      for (int slot = 0; slot < values.size(); slot++) {
        for (int otherSlot = 0; otherSlot < values.size(); otherSlot++) {
          long key = column.coarse(slot, ascending);
          long otherKey = other.coarse(otherSlot, ascending);
          int order = column.compare(slot, other, otherSlot, ascending);
          String pair = values.get(slot) + ", " + turned.get(otherSlot) + ", " + ascending;
          if (key != otherKey) {
            assertThat(Integer.signum(order)).as(pair).isEqualTo(Long.compare(key, otherKey));
          } else if (column.isExact(key, ascending)) {
            assertThat(order).as(pair).isZero();
          }
          SortValue value = SortValue.ofNatural(values.get(slot));
          SortValue otherValue = SortValue.ofNatural(turned.get(otherSlot));
          assertThat(Integer.signum(SortValue.compare(value, otherValue, ascending)))
              .as(pair)
              .isEqualTo(Integer.signum(order));
        }
      }
    }
  }

  @Test
  void isExact_numbersShortTextsAndWhatIsMissing_needNoComparison() {
    NaturalColumn column =
        column(Arrays.asList("16", "-1e-3", "", "adam", "sixers", null, "adamant"));
    for (boolean ascending : new boolean[] {true, false}) {
      for (int slot = 0; slot < 6; slot++) {
        assertThat(column.isExact(column.coarse(slot, ascending), ascending)).isTrue();
      }
      assertThat(column.isExact(column.coarse(6, ascending), ascending)).isFalse();
    }
  }

  @Test
  void grow_slotsThatNobodyHasRead_areMissing() {
    NaturalColumn column = column(List.of("1", "x"));
    column.grow(3);
    column.read(1, null);

    assertThat(column.coarse(1, true)).isEqualTo(SortColumn.COARSE_MISSING);
    assertThat(column.coarse(2, false)).isEqualTo(SortColumn.COARSE_MISSING);
  }

  @Provide
  Arbitrary<List<String>> values() {
    return Arbitraries.oneOf(
            Arbitraries.of(EDGES),
            Arbitraries.strings().withChars("0159.e+-").ofMaxLength(5),
            Arbitraries.strings().withChars("ab\0").ofMinLength(4).ofMaxLength(9),
            Arbitraries.doubles().map(String::valueOf))
        .list()
        .ofMaxSize(12);
  }
}
