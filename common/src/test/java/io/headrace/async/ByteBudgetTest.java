package io.headrace.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.async.ByteBudget.Answer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

  private static final int K = 1024;

  private final ByteBudget budget = new ByteBudget(100 * K, 60 * K);

  @Test
  void take_moreThanIsLeft_isRefusedAndTakesNothing() {
    assertThat(budget.take("a", 50 * K)).isEqualTo(Answer.TAKEN);
    assertThat(budget.take("b", 51 * K)).isEqualTo(Answer.NONE_LEFT);
    assertThat(budget.taken()).isEqualTo(50 * K);
    assertThat(budget.take("b", 50 * K)).isEqualTo(Answer.TAKEN);
  }

  @Test
  void take_byOneWhoHasItsShare_isRefusedWhileOthersMay() {
    assertThat(budget.take("flood", 40 * K)).isEqualTo(Answer.TAKEN);
    assertThat(budget.take("flood", 30 * K)).isEqualTo(Answer.SHARE_TAKEN);
    assertThat(budget.take("quiet", 30 * K)).isEqualTo(Answer.TAKEN);

    budget.giveBack("flood", 40 * K);
    assertThat(budget.take("flood", 30 * K)).isEqualTo(Answer.TAKEN);
  }

  @Test
  void take_firstOfAnOwner_mayBeLargerThanAShare() {
    assertThat(budget.take("a", 80 * K)).isEqualTo(Answer.TAKEN);
    assertThat(budget.take("a", 4 * K)).isEqualTo(Answer.SHARE_TAKEN);
  }

  @Test
  void take_little_isNobodys() {
    budget.take("flood", 60 * K);

    assertThat(budget.take("flood", 100)).isEqualTo(Answer.TAKEN);
    assertThat(budget.taken()).isEqualTo(60 * K + 100);
  }

  @Test
  void giveBack_byManyAtOnce_leavesNothingBehind() {
    List<CompletableFuture<Void>> owners =
        IntStream.range(0, 4)
            .mapToObj(owner -> CompletableFuture.runAsync(() -> takeAndGiveBack(owner)))
            .toList();
    owners.forEach(CompletableFuture::join);

    assertThat(budget.taken()).isZero();
    assertThat(budget.owners()).isZero();
  }

  private void takeAndGiveBack(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      String owner = "owner-" + random.nextInt(3);
      int bytes = random.nextInt(40 * K);
      if (budget.take(owner, bytes) == Answer.TAKEN) {
        budget.giveBack(owner, bytes);
      }
    }
  }
}
