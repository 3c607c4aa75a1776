package io.headrace.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {

  private final List<Promise<Void>> begun = new ArrayList<>();

  @Test
  void forEach_moreItemsThanLanes_beginsOneWhenAnotherHasEnded() {
    Future<Void> all = Lanes.forEach(2, List.of("a", "b", "c"), this::begin);

    assertThat(begun).hasSize(2);
    begun.get(1).complete();
    assertThat(begun).hasSize(3);
    begun.get(0).complete();
    assertThat(all.isComplete()).isFalse();
    begun.get(2).complete();
    assertThat(all.succeeded()).isTrue();
  }

  @Test
  void forEach_itemThatFails_waitsForThoseUnderWayAndBeginsNoMore() {
    Future<Void> all = Lanes.forEach(2, List.of("a", "b", "c"), this::begin);
    begun.get(0).fail("broken");

    assertThat(all.isComplete()).isFalse();
    begun.get(1).complete();
    assertThat(all.cause()).hasMessage("broken");
    assertThat(begun).hasSize(2);
  }

  @Test
  void forEach_workThatThrows_fails() {
    Future<Void> all =
        Lanes.forEach(
            2,
            List.of("a"),
            item -> {
              throw new IllegalArgumentException("broken");
            });

    assertThat(all.cause()).hasMessage("broken");
  }

  @Test
  void forEach_noItems_isDone() {
    assertThat(Lanes.forEach(2, List.<String>of(), this::begin).succeeded()).isTrue();
  }

  /** Each of them would be a few frames of the stack. */
  @Test
  void forEach_manyThatEndAtOnce_needNoStack() {
    List<String> many = Collections.nCopies(100_000, "a");

    assertThat(Lanes.forEach(2, many, item -> Future.succeededFuture()).succeeded()).isTrue();
  }

  private Future<Void> begin(String item) {
    begun.add(Promise.promise());
    return begun.get(begun.size() - 1).future();
  }
}
