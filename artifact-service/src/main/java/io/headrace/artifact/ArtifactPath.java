package io.headrace.artifact;

import io.headrace.error.HeadraceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place below an artifact root, proven not to lead out of it: names between single slashes, no
 * {@code .} or {@code ..} among them. Empty for the root itself.
 *
 * <p>MLflow's client and server decode a path until it no longer changes before they use it, so a
 * path here is what remains then. Control characters that turn up on the way are written as escapes
 * again: {@code dog%step%100} is a name that older clients log images under.
 */
record ArtifactPath(String text) {

  static final ArtifactPath ROOT = new ArtifactPath("");

  /** File systems, ours and our clients', allow no longer name. */
  private static final int LONGEST_NAME_BYTES = 255;

  private static final int MOST_DECODINGS = 10;
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
  private static final Pattern WINDOWS_ABSOLUTE = Pattern.compile("[A-Za-z]:/.*");

  /**
   * Reads a path as it stands in a URL, still percent-encoded.
   *
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for one that MLflow refuses, or that
   *     has control characters or a name of more than 255 bytes
   */
  static ArtifactPath ofEncoded(String encoded) {
    return of(PercentDecoding.decode(encoded));
  }

  /** Reads a path that was decoded once, as query parameters are; see {@link #ofEncoded}. */
  static ArtifactPath of(String path) {
    if (CONTROL.matcher(path).find()) {
      throw invalid();
    }
    String stable = escapeControls(decodeUntilStable(path));
    if (stable.indexOf('#') >= 0
        || stable.indexOf('\\') >= 0
        || stable.startsWith("/")
        || stable.startsWith("file:/")
        || WINDOWS_ABSOLUTE.matcher(stable).matches()) {
      throw invalid();
    }
    return new ArtifactPath(String.join("/", names(stable)));
  }

  static HeadraceException invalid() {
    return HeadraceException.invalid("Invalid path");
  }

  private static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..") || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
        throw invalid();
      }
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return names;
  }

  private static String decodeUntilStable(String path) {
    String decoded = path;
    for (int i = 0; i < MOST_DECODINGS; i++) {
      String further = PercentDecoding.decode(decoded);
      if (further.equals(decoded)) {
        return decoded;
      }
      decoded = further;
    }
    throw invalid();
  }

  private static String escapeControls(String path) {
    return CONTROL
        .matcher(path)
        .replaceAll(found -> String.format("%%%02x", (int) found.group().charAt(0)));
  }

  boolean isRoot() {
    return text.isEmpty();
  }

  /** The last name; empty for the root. */
  String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The path of {@code name} in this folder. */
  String child(String name) {
    return isRoot() ? name : text + "/" + name;
  }

  ArtifactPath resolve(ArtifactPath below) {
    return below.isRoot() ? this : new ArtifactPath(child(below.text));
  }

  @Override
  public String toString() {
    return text;
  }
}
