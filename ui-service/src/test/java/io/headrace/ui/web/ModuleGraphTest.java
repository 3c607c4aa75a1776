package io.headrace.ui.web;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ModuleGraphTest {

  private static final String MAIN = "app/main.js";

  private static final Predicate<String> PAGES = path -> path.startsWith("app/pages/");

  private final WebAssets assets = WebAssets.load();
  private final ModuleGraph graph = new ModuleGraph(assets);

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

  /** With the tab of it that takes most, and with what all pages begin with. */
  @Test
  void scripts_ofAnyPage_stayUnder300KBOverTheWire() {
    Map<String, Set<String>> later = graph.neededLater(MAIN);
    Set<String> tabs = later.keySet().stream().filter(PAGES.negate()).collect(toSet());
    for (String page : later.keySet().stream().filter(PAGES).toList()) {
      for (String tab : tabs) {
        Set<String> scripts = new HashSet<>(graph.needed(MAIN));
        scripts.addAll(later.get(page));
        scripts.addAll(later.get(tab));

        assertThat(compressedBytes(scripts)).as("%s, %s", page, tab).isBetween(20_000, 300_000);
      }
    }
  }

  private int compressedBytes(Set<String> scripts) {
    return scripts.stream().mapToInt(path -> assets.get(path).compressed().length()).sum();
  }

  @Test
  void neededLater_ofEverything_leavesOutWhatIsThereAtTheStart() {
    Set<String> atStart = graph.needed(MAIN);

    assertThat(graph.neededLater(MAIN).values())
        .allSatisfy(needed -> assertThat(needed).isNotEmpty().doesNotContainAnyElementsOf(atStart));
  }
}
