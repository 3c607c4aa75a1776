package io.headrace.benchmarks.artifacts;

/**
 * An S3 store and the keys to it.
 *
 * @param url http://host:port
 * @param secretKey masked in {@link #toString}
 */
public record S3Location(String url, String accessKey, String secretKey) {
  @Override
  public String toString() {
    return "S3Location[url=" + url + ", accessKey=" + accessKey + ", secretKey=***]";
  }
}
