package io.headrace.benchmarks.demo;

import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Uploads artifacts through the server's own artifact proxy. */
final class ArtifactUpload {

  private static final String PROXY = "mlflow-artifacts/artifacts/";

  private final MlflowRest rest;

  ArtifactUpload(MlflowRest rest) {
    this.rest = rest;
  }

  /**
   * Uploads a file of a run.
   *
   * @throws IOException also when the server keeps the run's artifacts elsewhere
   */
  void upload(String artifactUri, DemoArtifact artifact) throws IOException {
    rest.put(
        PROXY + encoded(root(artifactUri) + "/" + artifact.path()),
        artifact.content(),
        artifact.contentType());
  }

  private static String root(String artifactUri) throws IOException {
    URI uri = URI.create(artifactUri);
    if ("mlflow-artifacts".equals(uri.getScheme())) {
      return uri.getPath().substring(1);
    }
    int proxied = artifactUri.indexOf("/" + PROXY);
    if (proxied >= 0) {
      return artifactUri.substring(proxied + PROXY.length() + 1);
    }
    throw new IOException(
        "The server keeps artifacts at " + artifactUri + ", not behind its proxy.");
  }

  private static String encoded(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
