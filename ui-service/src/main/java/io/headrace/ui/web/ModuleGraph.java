package io.headrace.ui.web;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which JavaScript modules import which. A browser sees an import only when it has the module that
 * it stands in, so a page of modules that import one another comes level by level, a round trip
 * each. Whoever knows them all asks for all at once.
 */
final class ModuleGraph {

  /** {@code import … from './x.js'}, {@code import './x.js'}, {@code export … from './x.js'}. */
  private static final Pattern STATIC =
      Pattern.compile("\\b(?:from|import)\\s*[\"'](\\.{1,2}/[^\"']+)[\"']");

  private static final Pattern DYNAMIC =
      Pattern.compile("\\bimport\\(\\s*[\"'](\\.{1,2}/[^\"']+)[\"']\\s*\\)");

  /**
   * What a module imports.
   *
   * @param atOnce before it begins
   * @param later when it comes to it
   */
  private record Imports(Set<String> atOnce, Set<String> later) {}

  private final WebAssets assets;
  private final Map<String, Imports> known = new HashMap<>();

  ModuleGraph(WebAssets assets) {
    this.assets = assets;
  }

  /** A module and all that it cannot begin without, by path, itself first. */
  Set<String> needed(String entry) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> left = new ArrayDeque<>();
    left.add(entry);
    while (!left.isEmpty()) {
      String path = left.remove();
      if (found.add(path)) {
        left.addAll(imports(path).atOnce);
      }
    }
    return found;
  }

  /**
   * What the modules that are loaded when they are wanted need beyond what is there at the start.
   *
   * @param main the module of the start
   * @return by the path of the module that is loaded
   */
  Map<String, Set<String>> neededLater(String main) {
    Set<String> atStart = needed(main);
    Map<String, Set<String>> later = new TreeMap<>();
    Deque<String> left = new ArrayDeque<>(atStart);
    while (!left.isEmpty()) {
      for (String entry : imports(left.remove()).later) {
        if (!later.containsKey(entry)) {
          Set<String> needed = needed(entry);
          needed.removeAll(atStart);
          later.put(entry, needed);
          left.addAll(needed);
        }
      }
    }
    return later;
  }

  private Imports imports(String path) {
    return known.computeIfAbsent(path, this::read);
  }

  /** Fails when a module is missing. */
  private Imports read(String path) {
    WebAsset module = assets.get(path);
    if (module == null) {
      throw new IllegalStateException("the web app imports " + path + ", which it does not have");
    }
    String code = module.content().toString();
    URI base = URI.create("/" + path);
    return new Imports(named(STATIC, code, base), named(DYNAMIC, code, base));
  }

  private static Set<String> named(Pattern kind, String code, URI base) {
    Set<String> imported = new LinkedHashSet<>();
    kind.matcher(code)
        .results()
        .map(match -> base.resolve(match.group(1)).getPath().substring(1))
        .forEach(imported::add);
    return imported;
  }
}
