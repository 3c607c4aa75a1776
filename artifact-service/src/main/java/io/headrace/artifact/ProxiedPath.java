package io.headrace.artifact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The artifact path in the URL of a call to the {@code mlflow-artifacts} proxy. Taken from the URL
 * as sent: routers resolve {@code ..} before they match, and what was asked for would be lost.
 */
final class ProxiedPath {

  private static final Pattern REPEATED_SLASHES = Pattern.compile("/{2,}");
  private static final Pattern URL =
      Pattern.compile(
          "/(?:ajax-)?api/2\\.0/mlflow-artifacts/"
              + "(?:artifacts|presigned|mpu/(?:create|complete|abort))/(.*)",
          Pattern.DOTALL);

  private ProxiedPath() {}

  /** Whether a URL's path, as sent, is that of a proxied artifact. */
  static boolean matches(String rawPath) {
    return matcher(rawPath).matches();
  }

  /**
   * The path of a file.
   *
   * @throws io.headrace.error.HeadraceException "Invalid path" when it is not safe, names nothing
   *     or a folder, or got here by dots alone
   */
  static ArtifactPath of(String rawPath) {
    if (rawPath.endsWith("/")) {
      throw ArtifactPath.invalid();
    }
    return ofFileOrFolder(rawPath);
  }

  /**
   * The path of a file or folder.
   *
   * @throws io.headrace.error.HeadraceException "Invalid path" when it is not safe, names nothing,
   *     or got here by dots alone
   */
  static ArtifactPath ofFileOrFolder(String rawPath) {
    Matcher url = matcher(rawPath);
    if (!url.matches()) {
      throw ArtifactPath.invalid();
    }
    ArtifactPath path = ArtifactPath.ofEncoded(url.group(1));
    if (path.isRoot()) {
      throw ArtifactPath.invalid();
    }
    return path;
  }

  private static Matcher matcher(String rawPath) {
    return URL.matcher(REPEATED_SLASHES.matcher(rawPath).replaceAll("/"));
  }
}
