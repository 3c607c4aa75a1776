package io.headrace.benchmarks.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Text that a young language model might write. */
final class Babble {

  private static final List<String> WORDS =
      List.of(
          "the", "river", "ran", "under", "a", "mill", "and", "turned", "its", "wheel", "while",
          "water", "came", "down", "from", "hills", "where", "snow", "had", "been", "slowly",
          "nobody", "knew", "how", "much", "grain", "it", "would", "grind", "before", "evening");

  private final SplittableRandom random;

  Babble(SplittableRandom random) {
    this.random = random;
  }

  String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(WORDS.get(random.nextInt(WORDS.size())));
      text.append(i % 12 == 11 ? ".\n" : " ");
    }
    return text.toString().stripTrailing();
  }
}
