package io.headrace.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvenSampleTest {

  /** What MLflow 3.17.2 answered for histories of steps 0, 1, 2 and so on. */
  @ParameterizedTest
  @CsvSource({
    "10, 1, 9",
    "10, 2, 0 9",
    "10, 3, 0 4 9",
    "20, 3, 0 7 19",
    "10, 4, 0 3 6 9",
    "20, 4, 0 5 10 19",
    "10, 5, 0 2 4 6 9",
    "20, 5, 0 4 8 12 19",
    "7, 5, 0 2 4 5 6",
    "10, 9, 0 2 3 4 5 6 7 8 9",
    "20, 9, 0 3 6 8 10 12 14 16 19",
    "7, 9, 0 1 2 3 4 5 6",
  })
  void index_ofMlflowsOwnAnswers_isTheSame(int points, int most, String steps) {
    List<String> expected = List.of(steps.split(" "));

    assertThat(indices(points, most).stream().map(String::valueOf)).isEqualTo(expected);
  }

  @Property
  void index_ofAnyHistory_isWhatDealingIntoBucketsGives(
      @ForAll @IntRange(max = 400) int points, @ForAll @IntRange(min = 1, max = 90) int most) {
    assertThat(indices(points, most)).isEqualTo(dealt(points, most));
  }

  private static List<Integer> indices(int points, int most) {
    EvenSample sample = new EvenSample(points, most);
    return IntStream.range(0, sample.size()).map(sample::index).boxed().toList();
  }

  /** The definition, one point after the other. */
  private static List<Integer> dealt(int points, int most) {
    List<Integer> firsts = new ArrayList<>();
    int next = 0;
    for (int bucket = 0; bucket < most && next < points; bucket++) {
      firsts.add(next);
      next += points / most + (bucket < points % most ? 1 : 0);
    }
    if (!firsts.isEmpty()) {
      firsts.set(firsts.size() - 1, points - 1);
    }
    return firsts;
  }
}
