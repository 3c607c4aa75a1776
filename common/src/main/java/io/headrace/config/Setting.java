package io.headrace.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every setting there is: the environment variable that sets it, its default, and what it means.
 * {@code docs/settings.md} is this list, held to it by a test.
 */
public enum Setting {
  HOST("127.0.0.1", "Address that the HTTP server listens on."),
  PORT("5000", "Port that the HTTP server listens on; 0 takes a free one."),
  DATA("./headrace-data", "Folder of the embedded backends' data, of logs and of backends.env."),
  LOG_FORMAT("text", "Format of log lines: text or json."),
  MAX_BODY_SIZE("32MiB", "Largest JSON request body that is accepted."),
  ALLOWED_HOSTS(
      "",
      "Names, comma-separated, by which clients may call this server, besides localhost and private"
          + " IP addresses: ml.example.org; * stands for any text, alone for every name."),
  CORS_ALLOWED_ORIGINS(
      "",
      "Origins, comma-separated, whose pages may call the API, besides its own and those on"
          + " localhost: https://notes.example.org; * stands for any text, alone for every"
          + " origin."),
  STATIC_PREFIX(
      "",
      "Path in front of the web page and all calls, such as /mlflow, behind a proxy that does not"
          + " take it away."),
  NAMESPACE(
      "headrace",
      "Prefix of topics, keyspace and bucket, so that installations can share backends."),

  KAFKA_BOOTSTRAP_SERVERS(
      "", "Kafka brokers, host:port, comma-separated. Unset: `up` starts its own."),
  KAFKA_PARTITIONS(
      "8",
      "Partitions of the run log, and of the log of artifacts, fixed when the topics are made. `up`"
          + " and `backends` make one if this is not set."),
  KAFKA_REPLICATION(
      "1", "Replicas of each Kafka partition; from 3 on, writes need all but one of them."),

  CASSANDRA_CONTACT_POINTS(
      "", "Cassandra nodes, host:port, comma-separated. Unset: `up` starts its own."),
  CASSANDRA_DATACENTER("datacenter1", "Cassandra data centre that is local to this process."),
  CASSANDRA_REPLICATION(
      "1", "Replicas of each row in that data centre; reads and writes are LOCAL_QUORUM."),

  S3_ENDPOINT("", "URL of the S3 store. Unset: `up` starts its own."),
  S3_ACCESS_KEY("", "Access key for the S3 store."),
  S3_SECRET_KEY("", "Secret key for the S3 store.", true),
  S3_REGION("us-east-1", "Region of the S3 store, as requests are signed for it."),
  S3_PUBLIC_ENDPOINT(
      "",
      "URL by which clients reach the S3 store themselves. If set, they are given presigned URLs for"
          + " large files; else all bytes go through this server."),
  S3_BUCKET("artifacts", "Bucket of artifacts; the namespace and a dash are put in front."),

  DEFAULT_ARTIFACT_ROOT(
      "mlflow-artifacts:/",
      "Where the artifacts of new experiments go when the client names no place."),
  ARTIFACT_FILE_ROOTS(
      "",
      "Folders, comma-separated, below which file:// artifact locations are allowed; none by"
          + " default."),
  ARTIFACT_MAX_SIZE("5120GiB", "Largest artifact that is accepted; S3 takes none over 5 TiB."),
  ARTIFACT_PARTS_EXPIRY(
      "24h",
      "Time from the beginning of an upload in parts to its completion; then its parts are deleted."),
  ARTIFACT_EVENT_MAX_SIZE("16MiB", "Largest file that is taken from the log of artifacts."),
  ARTIFACT_CHUNK_SIZE(
      "512KiB", "Largest part of such a file in one event; larger ones become dead letters."),
  ARTIFACT_EVENT_EXPIRY(
      "10m",
      "Time from the first event of such a file in which all of it must have come; what is"
          + " incomplete then becomes dead letters."),

  TRACKING_URL("http://127.0.0.1:5001", "Where the edge finds the tracking service."),
  QUERY_URL("http://127.0.0.1:5002", "Where the edge finds the query service."),
  ARTIFACT_URL("http://127.0.0.1:5003", "Where the edge finds the artifact service.");

  private static final String PREFIX = "HEADRACE_";

  private final String defaultValue;
  private final String meaning;
  private final boolean secret;

  Setting(String defaultValue, String meaning) {
    this(defaultValue, meaning, false);
  }

  Setting(String defaultValue, String meaning, boolean secret) {
    this.defaultValue = defaultValue;
    this.meaning = meaning;
    this.secret = secret;
  }

  /** The environment variable, {@code HEADRACE_PORT}. */
  public String variable() {
    return PREFIX + name();
  }

  /** The flag of {@code ./headrace up}, {@code --port}. */
  public String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String defaultValue() {
    return defaultValue;
  }

  public String meaning() {
    return meaning;
  }

  /** Whether the value must never be shown. */
  public boolean secret() {
    return secret;
  }

  /**
   * Refuses a number that the setting cannot have.
   *
   * @throws SettingsException unless it is from {@code least} to {@code most}
   */
  void requireBetween(long least, long most, long value) {
    if (value < least || value > most) {
      throw new SettingsException(
          variable() + " must be from " + least + " to " + most + ", not " + value + ".");
    }
  }

  static boolean isHeadraceVariable(String variable) {
    return variable.startsWith(PREFIX);
  }

  static Optional<Setting> ofVariable(String variable) {
    return Stream.of(values()).filter(setting -> setting.variable().equals(variable)).findFirst();
  }
}
