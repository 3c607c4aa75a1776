package io.headrace.artifact;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.artifact.ArtifactLocation.InFolder;
import io.headrace.error.HeadraceException;
import io.headrace.objects.ObjectKey;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads artifact URIs: those of runs, as clients and MLflow write them. */
final class ArtifactLocations {

  private static final Pattern PROXIED =
      Pattern.compile("mlflow-artifacts:(?://[^/?]*)?/*([^?]*)(?:\\?.*)?", Pattern.DOTALL);
  private static final Pattern PROXIED_BY_URL =
      Pattern.compile(
          "https?://[^/]+/(?:.*/)?(?:ajax-)?api/2\\.0/mlflow-artifacts/artifacts(?:/+([^?]*))?(?:\\?.*)?",
          Pattern.DOTALL);
  private static final Pattern S3 = Pattern.compile("s3://([^/?]+)/*([^?]*)(?:\\?.*)?");
  private static final Pattern FILE =
      Pattern.compile("(?:file:(?://(?:localhost)?)?)?(/[^/].*|/)", Pattern.DOTALL);

  private final String bucket;
  private final List<Path> fileRoots;

  /**
   * @param bucket of everything that goes through the proxy
   * @param fileRoots folders below which file locations are allowed
   */
  ArtifactLocations(String bucket, List<Path> fileRoots) {
    this.bucket = bucket;
    this.fileRoots = List.copyOf(fileRoots);
  }

  /** Where the proxy keeps what its URL names {@code path}. */
  InBucket proxied(ArtifactPath path) {
    return new InBucket(bucket, path);
  }

  /**
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for a location that this server does
   *     not serve or that is not allowed
   */
  ArtifactLocation of(String uri) {
    Matcher proxied = PROXIED.matcher(uri);
    if (proxied.matches()) {
      return proxied(ArtifactPath.of(proxied.group(1)));
    }
    Matcher byUrl = PROXIED_BY_URL.matcher(uri);
    if (byUrl.matches()) {
      return proxied(byUrl.group(1) == null ? ArtifactPath.ROOT : ArtifactPath.of(byUrl.group(1)));
    }
    Matcher s3 = S3.matcher(uri);
    if (s3.matches()) {
      return new InBucket(s3.group(1), ArtifactPath.of(s3.group(2)));
    }
    Matcher file = FILE.matcher(uri);
    if (file.matches()) {
      return folder(uri, uri.startsWith("file:") ? decoded(file.group(1)) : file.group(1));
    }
    throw HeadraceException.invalid("Artifacts in '" + uri + "' cannot be served");
  }

  /**
   * The object that an artifact becomes which the server writes itself.
   *
   * @param root a URI
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for a root that is not in the S3
   *     store, and for the root itself
   */
  ObjectKey objectOf(String root, ArtifactPath path) {
    if (path.isRoot()) {
      throw ArtifactPath.invalid();
    }
    if (of(root).resolve(path) instanceof InBucket file) {
      return new ObjectKey(file.bucket(), file.path().text());
    }
    throw HeadraceException.invalid(
        "Artifacts in '" + root + "' are written by clients, not by the server");
  }

  private static String decoded(String path) {
    return PercentDecoding.decode(path);
  }

  private InFolder folder(String uri, String path) {
    try {
      Path folder = Path.of(path).normalize();
      for (Path root : fileRoots) {
        if (folder.startsWith(root)) {
          return new InFolder(root, folder);
        }
      }
    } catch (InvalidPathException e) {
      throw ArtifactPath.invalid();
    }
    throw HeadraceException.invalid(
        "Artifacts in '" + uri + "' cannot be served: the folder is not one of those allowed");
  }
}
