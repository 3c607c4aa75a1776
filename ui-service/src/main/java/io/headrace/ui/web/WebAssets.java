package io.headrace.ui.web;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All files of the web app by path: our own from the folder {@code web} of this module, libraries
 * out of the WebJars that {@code libraries.properties} names.
 */
final class WebAssets {

  private static final String LIBRARIES = "libraries.properties";
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final String ROOT = "/web/";
  private static final String PAGE_SUFFIX = ".html";

  /** All that the app's pages look like: one file, as nothing is painted before all of it is there. */
  static final String STYLE = "style/app.css";

  /** What {@link #STYLE} is made of: of equal rules the later one holds. */
  private static final List<String> STYLE_PARTS =
      List.of(
          "style/tokens.css",
          "style/base.css",
          "style/tables.css",
          "style/runs.css",
          "style/run.css",
          "style/artifacts.css",
          "style/markdown.css",
          "style/charts.css",
          "style/compare.css",
          "style/system.css",
          "lib/uplot.css");

  private final Map<String, WebAsset> assets = new TreeMap<>();

  private WebAssets() {}

  /** Reads everything from the class path; fails when a file is missing. Blocks. */
  static WebAssets load() {
    WebAssets loaded = new WebAssets();
    try {
      loaded.loadOwn();
      loaded.loadLibraries();
      loaded.join(STYLE_PARTS, STYLE);
    } catch (IOException e) {
      throw new UncheckedIOException("The web app cannot be read from the class path", e);
    }
    return loaded;
  }

  /** A page, which is no asset: its content names their version. Blocks. */
  static String page(String file) {
    try {
      return new String(read(ROOT + file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The web app cannot be read from the class path", e);
    }
  }

  WebAsset get(String path) {
    return assets.get(path);
  }

  List<WebAsset> all() {
    return List.copyOf(assets.values());
  }

  /** Changes when any file does, so that a path that holds it can be cached for ever. */
  String version() {
    StringBuilder all = new StringBuilder();
    assets.forEach((path, asset) -> all.append(path).append(asset.hash()));
    return WebAsset.hash(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void loadOwn() throws IOException {
    URL root = WebAssets.class.getResource(ROOT);
    if (root == null) {
      throw new IOException("no " + ROOT);
    }
    if (root.getProtocol().equals("jar")) {
      Path jar = Path.of(URI.create(root.getPath().substring(0, root.getPath().indexOf('!'))));
      try (FileSystem contents = FileSystems.newFileSystem(jar)) {
        loadFolder(contents.getPath(ROOT));
      }
    } else {
      loadFolder(path(root));
    }
  }

  private void loadFolder(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      String path = root.relativize(file).toString().replace('\\', '/');
      if (!path.endsWith(PAGE_SUFFIX)) {
        add(path, Files.readAllBytes(file));
      }
    }
  }

  private void loadLibraries() throws IOException {
    Properties libraries = new Properties();
    try (InputStream in = WebAssets.class.getResourceAsStream(LIBRARIES)) {
      libraries.load(in);
    }
    for (String path : libraries.stringPropertyNames()) {
      String library = libraries.getProperty(path);
      int space = library.indexOf(' ');
      add(
          path,
          space < 0
              ? read(WEBJARS + library)
              : exporting(
                  library.substring(space + 1), read(WEBJARS + library.substring(0, space))));
    }
  }

  /** The module that a script becomes: uPlot's own one is not minified, twice as much to send. */
  private static byte[] exporting(String name, byte[] script) throws IOException {
    ByteArrayOutputStream module = new ByteArrayOutputStream(script.length + 64);
    module.write(script);
    module.write(("\nexport default " + name + ";\n").getBytes(StandardCharsets.UTF_8));
    return module.toByteArray();
  }

  private void join(List<String> parts, String path) {
    Buffer joined = Buffer.buffer();
    for (String part : parts) {
      WebAsset asset = assets.get(part);
      if (asset == null) {
        throw new IllegalStateException("the web app has no " + part);
      }
      joined.appendBuffer(asset.content()).appendString("\n");
    }
    add(path, joined.getBytes());
  }

  private void add(String path, byte[] content) {
    assets.put(path, WebAsset.of(path, content));
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = WebAssets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no " + resource);
      }
      return in.readAllBytes();
    }
  }

  private static Path path(URL url) throws IOException {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IOException(url.toString(), e);
    }
  }
}
