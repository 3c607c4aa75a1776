package io.headrace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final Map<String, String> BACKENDS =
      Map.of(
          "HEADRACE_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092",
          "HEADRACE_CASSANDRA_CONTACT_POINTS", "127.0.0.1",
          "HEADRACE_S3_ENDPOINT", "http://localhost:9000",
          "HEADRACE_S3_ACCESS_KEY", "key",
          "HEADRACE_S3_SECRET_KEY", "hush");

  private static SettingValues backendsAnd(String variable, String value) {
    Map<String, String> environment = new HashMap<>(BACKENDS);
    environment.put(variable, value);
    return SettingValues.of(environment);
  }

  private static void readAll(SettingValues values) {
    LogFormat.from(values);
    HttpSettings.from(values);
    AccessSettings.from(values);
    KafkaSettings.from(values);
    CassandraSettings.from(values);
    ObjectStoreSettings.from(values);
    ArtifactSettings.from(values);
    ArtifactEventSettings.from(values);
  }

  private static String shown(CassandraSettings settings) {
    return settings.contactPoints().stream()
            .map(address -> address.getHostString() + ":" + address.getPort())
            .collect(Collectors.joining(", "))
        + " in "
        + settings.datacenter()
        + ", "
        + settings.keyspace()
        + " x "
        + settings.replication();
  }

  @Test
  void settings_withOnlyTheBackendsNamed_haveTheirDefaults() {
    SettingValues values = SettingValues.of(BACKENDS);
    assertThat(HttpSettings.from(values)).isEqualTo(new HttpSettings("127.0.0.1", 5000, 32 << 20));
    assertThat(AccessSettings.from(values))
        .isEqualTo(new AccessSettings("127.0.0.1", List.of(), List.of(), ""));
    assertThat(KafkaSettings.from(values))
        .isEqualTo(new KafkaSettings("localhost:9092", new Namespace("headrace"), 8, 1));
    assertThat(shown(CassandraSettings.from(values)))
        .isEqualTo("127.0.0.1:9042 in datacenter1, headrace x 1");
    assertThat(ObjectStoreSettings.from(values))
        .isEqualTo(
            new ObjectStoreSettings(
                URI.create("http://localhost:9000"),
                Optional.empty(),
                "us-east-1",
                "key",
                "hush",
                "headrace-artifacts"));
    assertThat(ArtifactSettings.from(values))
        .isEqualTo(new ArtifactSettings("mlflow-artifacts:/", List.of()));
    assertThat(ArtifactEventSettings.from(values))
        .isEqualTo(new ArtifactEventSettings(16 << 20, 512 << 10, Duration.ofMinutes(10)));
  }

  @Test
  void settings_allSet_areTakenUp() {
    SettingValues values =
        SettingValues.of(
            Map.ofEntries(
                Map.entry("HEADRACE_HOST", "0.0.0.0"),
                Map.entry("HEADRACE_PORT", " 0 "),
                Map.entry("HEADRACE_LOG_FORMAT", "json"),
                Map.entry("HEADRACE_MAX_BODY_SIZE", "512KiB"),
                Map.entry("HEADRACE_ALLOWED_HOSTS", "ml.example.org, *.corp.example"),
                Map.entry("HEADRACE_CORS_ALLOWED_ORIGINS", "https://notes.example.org"),
                Map.entry("HEADRACE_STATIC_PREFIX", "/team/mlflow"),
                Map.entry("HEADRACE_NAMESPACE", "team-a"),
                Map.entry("HEADRACE_KAFKA_BOOTSTRAP_SERVERS", "k1:1,k2:2"),
                Map.entry("HEADRACE_KAFKA_PARTITIONS", "24"),
                Map.entry("HEADRACE_KAFKA_REPLICATION", "3"),
                Map.entry("HEADRACE_CASSANDRA_CONTACT_POINTS", "localhost:19042, 127.0.0.1"),
                Map.entry("HEADRACE_CASSANDRA_DATACENTER", "north"),
                Map.entry("HEADRACE_CASSANDRA_REPLICATION", "3"),
                Map.entry("HEADRACE_S3_ENDPOINT", "https://s3.example"),
                Map.entry("HEADRACE_S3_PUBLIC_ENDPOINT", "https://files.example.org"),
                Map.entry("HEADRACE_S3_REGION", "eu-north-1"),
                Map.entry("HEADRACE_S3_ACCESS_KEY", "key"),
                Map.entry("HEADRACE_S3_SECRET_KEY", "hush"),
                Map.entry("HEADRACE_S3_BUCKET", "files"),
                Map.entry("HEADRACE_DEFAULT_ARTIFACT_ROOT", "file:///shared"),
                Map.entry("HEADRACE_ARTIFACT_FILE_ROOTS", "/shared,/more/../other"),
                Map.entry("HEADRACE_ARTIFACT_MAX_SIZE", "20GiB"),
                Map.entry("HEADRACE_ARTIFACT_PARTS_EXPIRY", "48h"),
                Map.entry("HEADRACE_ARTIFACT_EVENT_MAX_SIZE", "1MiB"),
                Map.entry("HEADRACE_ARTIFACT_CHUNK_SIZE", "64KiB"),
                Map.entry("HEADRACE_ARTIFACT_EVENT_EXPIRY", "90s"),
                Map.entry("PATH", "not ours")));
    assertThat(HttpSettings.from(values)).isEqualTo(new HttpSettings("0.0.0.0", 0, 512 << 10));
    assertThat(AccessSettings.from(values))
        .isEqualTo(
            new AccessSettings(
                "0.0.0.0",
                List.of("ml.example.org", "*.corp.example"),
                List.of("https://notes.example.org"),
                "/team/mlflow"));
    assertThat(LogFormat.from(values)).isEqualTo(LogFormat.JSON);
    KafkaSettings kafka = KafkaSettings.from(values);
    assertThat(kafka).isEqualTo(new KafkaSettings("k1:1,k2:2", new Namespace("team-a"), 24, 3));
    assertThat(kafka.minInSyncReplicas()).isEqualTo(2);
    assertThat(shown(CassandraSettings.from(values)))
        .isEqualTo("localhost:19042, 127.0.0.1:9042 in north, team_a x 3");
    assertThat(ObjectStoreSettings.from(values))
        .isEqualTo(
            new ObjectStoreSettings(
                URI.create("https://s3.example"),
                Optional.of(URI.create("https://files.example.org")),
                "eu-north-1",
                "key",
                "hush",
                "team-a-files"));
    assertThat(ArtifactSettings.from(values))
        .isEqualTo(
            new ArtifactSettings(
                "file:///shared",
                List.of(Path.of("/shared").toAbsolutePath(), Path.of("/other").toAbsolutePath())));
    assertThat(UploadSettings.from(values))
        .isEqualTo(new UploadSettings(20L << 30, Duration.ofDays(2)));
    assertThat(ArtifactEventSettings.from(values))
        .isEqualTo(new ArtifactEventSettings(1 << 20, 64 << 10, Duration.ofSeconds(90)));
  }

  @ParameterizedTest
  @CsvSource({
    "HEADRACE_PROT, did you mean HEADRACE_PORT?",
    "HEADRACE_KAFKA_BOOTSTRAP_SERVER, did you mean HEADRACE_KAFKA_BOOTSTRAP_SERVERS?",
    "HEADRACE_SOMETHING_ELSE_ALTOGETHER, docs/settings.md lists those there are."
  })
  void settings_unknownVariable_isRefusedWithASuggestion(String variable, String hint) {
    assertThatThrownBy(() -> SettingValues.of(Map.of(variable, "1")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("Unknown setting " + variable + "; " + hint);
  }

  @ParameterizedTest
  @CsvSource({
    "HEADRACE_PORT, http, 'must be a whole number, not ''http''.'",
    "HEADRACE_PORT, 65536, 'must be from 0 to 65535, not 65536.'",
    "HEADRACE_MAX_BODY_SIZE, 32MB, 'must be a size such as 32MiB, not ''32MB''.'",
    "HEADRACE_MAX_BODY_SIZE, 2GiB, 'must be from 1 to 2147483647, not 2147483648.'",
    "HEADRACE_LOG_FORMAT, JSON, 'must be text or json, not ''JSON''.'",
    "HEADRACE_STATIC_PREFIX, mlflow, 'must be a path such as /mlflow, without a slash at its end'",
    "HEADRACE_STATIC_PREFIX, /mlflow/, 'must be a path such as /mlflow'",
    "HEADRACE_STATIC_PREFIX, /ml flow, 'must be a path such as /mlflow'",
    "HEADRACE_KAFKA_PARTITIONS, 0, 'must be from 1 to 10000, not 0.'",
    "HEADRACE_KAFKA_REPLICATION, 0, 'must be from 1 to 15, not 0.'",
    "HEADRACE_CASSANDRA_REPLICATION, x, 'must be a whole number, not ''x''.'",
    "HEADRACE_CASSANDRA_CONTACT_POINTS, host:port, 'must be host:port, not ''host:port''.'",
    "HEADRACE_S3_ENDPOINT, s3.example, 'must be an http or https URL, not ''s3.example''.'",
    "HEADRACE_S3_ENDPOINT, ftp://s3.example, 'must be an http or https URL'",
    "HEADRACE_S3_ENDPOINT, http://[, 'must be an http or https URL'",
    "HEADRACE_ARTIFACT_EVENT_MAX_SIZE, 2GiB, 'must be from 1 to 134217728, not 2147483648.'",
    "HEADRACE_ARTIFACT_CHUNK_SIZE, 9MiB, 'must be from 1 to 8388608, not 9437184.'",
    "HEADRACE_ARTIFACT_EVENT_EXPIRY, 10, 'must be a time such as 10m, not ''10''.'",
    "HEADRACE_ARTIFACT_EVENT_EXPIRY, 25h, 'must be from 1 to 86400000, not 90000000.'",
    "HEADRACE_NAMESPACE, 2nd, 'must be lower-case letters, digits and dashes'"
  })
  void settings_unusableValue_isRefusedInOneSentence(String variable, String value, String why) {
    assertThatThrownBy(() -> readAll(backendsAnd(variable, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(variable + " " + why);
  }

  @ParameterizedTest
  @CsvSource({
    "HEADRACE_KAFKA_BOOTSTRAP_SERVERS",
    "HEADRACE_CASSANDRA_CONTACT_POINTS",
    "HEADRACE_S3_ENDPOINT",
    "HEADRACE_S3_ACCESS_KEY",
    "HEADRACE_S3_SECRET_KEY"
  })
  void settings_backendNotNamed_isRefused(String variable) {
    assertThatThrownBy(() -> readAll(backendsAnd(variable, "")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(variable + " must be set.");
  }

  @Test
  void settings_shown_keepTheSecret() {
    assertThat(ObjectStoreSettings.from(SettingValues.of(BACKENDS)).toString())
        .doesNotContain("hush");
    assertThat(Arrays.stream(Setting.values()).filter(Setting::secret))
        .containsExactly(Setting.S3_SECRET_KEY);
  }

  @Test
  void flag_ofASetting_isItsVariableInLowerCase() {
    assertThat(Setting.KAFKA_BOOTSTRAP_SERVERS.flag()).isEqualTo("--kafka-bootstrap-servers");
    assertThat(SettingValues.of(Map.of()).with(Setting.PORT, "5050").text(Setting.PORT))
        .isEqualTo("5050");
  }
}
