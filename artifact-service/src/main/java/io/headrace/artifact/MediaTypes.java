package io.headrace.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The Content-Type of an artifact, by its name alone. MLflow's rule: what its UI shows as text is
 * {@code text/plain}, then by extension, else bytes. Never with a charset: clients compare the
 * whole header.
 */
final class MediaTypes {

  private static final String TEXT = "text/plain";
  private static final String BYTES = "application/octet-stream";

  /** Compared with their case, as MLflow does; the last two are whole names. */
  private static final Set<String> SHOWN_AS_TEXT =
      Set.of(
          "txt",
          "log",
          "err",
          "cfg",
          "conf",
          "cnf",
          "cf",
          "ini",
          "properties",
          "prop",
          "hocon",
          "toml",
          "yaml",
          "yml",
          "xml",
          "json",
          "js",
          "py",
          "py3",
          "csv",
          "tsv",
          "md",
          "rst",
          "ipynb",
          "MLmodel",
          "MLproject",
          "mlproject");

  private static final Map<String, String> BY_EXTENSION = load();

  private MediaTypes() {}

  static String of(String name) {
    int dot = name.lastIndexOf('.');
    // A leading dot begins a hidden file's name, not an extension.
    String extension = dot > 0 && dot < name.length() - 1 ? name.substring(dot + 1) : "";
    if (SHOWN_AS_TEXT.contains(extension.isEmpty() ? name : extension)) {
      return TEXT;
    }
    return BY_EXTENSION.getOrDefault(extension.toLowerCase(Locale.ROOT), BYTES);
  }

  private static Map<String, String> load() {
    Properties lines = new Properties();
    try (InputStream file = MediaTypes.class.getResourceAsStream("media-types.properties")) {
      lines.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> types = new HashMap<>();
    lines.forEach(
        (type, extensions) -> {
          for (String extension : extensions.toString().split(" ", -1)) {
            types.put(extension, type.toString());
          }
        });
    return Map.copyOf(types);
  }
}
