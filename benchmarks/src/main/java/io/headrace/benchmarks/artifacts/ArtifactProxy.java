package io.headrace.benchmarks.artifacts;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.rest.MlflowRest;
import java.net.InetSocketAddress;

/** A tracking server that passes artifacts on to its store: MLflow's {@code mlflow-artifacts}. */
public record ArtifactProxy(MlflowRest rest) implements ArtifactServer {

  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

  @Override
  public void prepare() {
    // A tracking server makes the folders that it needs.
  }

  @Override
  public InetSocketAddress address() {
    return rest.address();
  }

  @Override
  public byte[] upload(String name) {
    return RequestBuffer.head("PUT", ARTIFACTS + name, rest.host());
  }

  @Override
  public byte[] download(String name) {
    return RequestBuffer.head("GET", ARTIFACTS + name, rest.host());
  }
}
