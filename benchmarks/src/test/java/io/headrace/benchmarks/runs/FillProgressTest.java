package io.headrace.benchmarks.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FillProgressTest {

  @Test
  void made_everySecondARun_saysSoEveryTenSeconds() {
    AtomicLong nanos = new AtomicLong();
    List<String> said = new ArrayList<>();
    FillProgress progress = new FillProgress(nanos::get, said::add);
    for (int second = 0; second < 25; second++) {
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      progress.made();
    }

    assertThat(said).containsExactly("  10 runs made, 1/s", "  20 runs made, 1/s");
  }
}
