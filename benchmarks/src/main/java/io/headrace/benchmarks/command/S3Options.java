package io.headrace.benchmarks.command;

import io.headrace.benchmarks.artifacts.S3Location;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Flags that name an S3 store. */
public final class S3Options {

  @Option(names = "--s3", description = "S3 store: http://host:port.")
  private String url;

  @Option(
      names = "--access-key",
      defaultValue = "headrace",
      description = "Access key of the S3 store (${DEFAULT-VALUE}).")
  private String accessKey;

  @Option(
      names = "--secret-key",
      defaultValue = "headrace",
      description = "Secret key of the S3 store (${DEFAULT-VALUE}).")
  private String secretKey;

  /** The store, if one was named. */
  public Optional<S3Location> location() {
    return Optional.ofNullable(url).map(named -> new S3Location(named, accessKey, secretKey));
  }
}
