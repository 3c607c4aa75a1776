package io.headrace.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModuleGraphTest {

  private static final String MAIN = "app/main.js";

  private final ModuleGraph graph = new ModuleGraph(WebAssets.load());

  @Test
  void needed_atStart_hasLibrariesAndNoPage() {
    assertThat(graph.needed(MAIN))
        .startsWith(MAIN)
        .contains("app/router.js", "lib/lit-html/lit-html.js", "lib/lit-html/directive.js")
        .noneMatch(path -> path.startsWith("app/pages/"));
  }

  @Test
  void neededLater_ofAPage_hasWhatItsModulesImportInTurn() {
    Map<String, Set<String>> later = graph.neededLater(MAIN);

    assertThat(later.get("app/pages/experiment.js"))
        .startsWith("app/pages/experiment.js")
        .contains("app/runs/state.js", "app/runs/row-source.js")
        .doesNotContain("app/charts/charts-view.js");
  }

  @Test
  void neededLater_ofATab_isThereThoughTheStartDoesNotNameIt() {
    assertThat(graph.neededLater(MAIN).get("app/charts/charts-view.js"))
        .contains("lib/uplot.js", "app/charts/painter.js");
  }

  @Test
  void neededLater_ofEverything_leavesOutWhatIsThereAtTheStart() {
    Set<String> atStart = graph.needed(MAIN);

    assertThat(graph.neededLater(MAIN).values())
        .allSatisfy(needed -> assertThat(needed).isNotEmpty().doesNotContainAnyElementsOf(atStart));
  }
}
