package io.headrace.benchmarks.search;

import static io.headrace.benchmarks.search.Answers.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.benchmarks.ScriptedServer;
import io.headrace.benchmarks.ScriptedServer.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunPagesTest {

  @Test
  void read_page_countsRunsAndFindsTheToken() throws Exception {
    String page = Answers.page("next", List.of(run("a", "m", 1.0), run("b", "m", 2.0)));

    assertThat(read(page)).isEqualTo(new RunPages.Step(2, "next"));
    assertThat(read("{}")).isEqualTo(new RunPages.Step(0, ""));
    assertThat(read("{\"runs\": [], \"next_page_token\": null}"))
        .isEqualTo(new RunPages.Step(0, ""));
  }

  @Test
  void tokenBehind_moreRunsThanThereAre_isAnError() {
    String page = Answers.page("", List.of(run("a", "m", 1.0)));
    try (ScriptedServer server = new ScriptedServer(request -> new Answer(200, page))) {
      RunPages pages = new RunPages(server.rest());

      assertThatThrownBy(() -> pages.tokenBehind(2, server.rest().object()))
          .isInstanceOf(IOException.class)
          .hasMessage("after 1 runs there is no page");
    }
  }

  private static RunPages.Step read(String page) throws IOException {
    return RunPages.read(new ByteArrayInputStream(page.getBytes(UTF_8)));
  }
}
