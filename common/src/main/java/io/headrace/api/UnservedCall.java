package io.headrace.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of MLflow that is not served yet. The table of them, {@code unserved-calls.txt}, stands
 * beside {@link ApiCall}: a call moves from there to here when it is served.
 *
 * @param method the HTTP method, in capitals
 * @param paths the full paths, written as {@link ApiCall} writes them
 */
public record UnservedCall(UnservedFamily family, String method, List<String> paths) {

  private static final String TABLE = "unserved-calls.txt";

  public UnservedCall {
    paths = List.copyOf(paths);
  }

  /** All of them, by family. Reads the class path: blocks. */
  public static List<UnservedCall> all() {
    List<UnservedCall> calls = new ArrayList<>();
    UnservedFamily family = null;
    for (String line : table().lines().toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.split(" ", -1);
      if (words.length == 1) {
        family = UnservedFamily.valueOf(line);
      } else {
        calls.add(new UnservedCall(family, words[0], paths(words[1], words[2])));
      }
    }
    return List.copyOf(calls);
  }

  private static List<String> paths(String version, String path) {
    return switch (version) {
      case "-" -> List.of(path);
      case "ajax:2", "ajax:3" -> List.of(path(ApiPrefix.BROWSER, version.substring(5), path));
      default -> ApiPrefix.BOTH.stream().map(prefix -> path(prefix, version, path)).toList();
    };
  }

  private static String path(String prefix, String version, String path) {
    return prefix + "/" + version + ".0" + path;
  }

  private static String table() {
    try (InputStream in = UnservedCall.class.getResourceAsStream(TABLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE + " cannot be read from the class path", e);
    }
  }
}
