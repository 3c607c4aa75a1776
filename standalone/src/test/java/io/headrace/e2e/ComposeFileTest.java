package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.CassandraSettings;
import io.headrace.config.KafkaSettings;
import io.headrace.config.ObjectStoreSettings;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml and Dockerfile say what the code can do. */
final class ComposeFileTest {

  private static final Path ROOT = Path.of("..");
  private static final List<String> BACKENDS = List.of("kafka", "cassandra", "minio");
  private static final List<String> SERVICES = List.of("tracking", "query", "artifact", "ui");
  private static final String GC = "gc";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

  private static final Pattern CASSANDRA_SETTING =
      Pattern.compile("-Dcassandra\\.settings\\.(\\w+)=(\\S+)");
  private static final Path EMBEDDED_CASSANDRA =
      Path.of("src/main/resources/io/headrace/standalone/backend/cassandra.yaml");

  private final Map<String, Object> file = read();

  @Test
  void services_areTheThreeBackendsAndTheFourProgramsAndDeletionForGood() {
    assertThat(services().keySet())
        .hasSize(8)
        .containsAll(BACKENDS)
        .containsAll(SERVICES)
        .contains(GC);
  }

  @Test
  void gc_isRunByNameAloneAndNamesAProgramThatExists() throws ReflectiveOperationException {
    Map<String, Object> gc = services().get(GC);
    List<?> entrypoint = (List<?>) gc.get("entrypoint");
    SettingValues values = settings(GC);

    assertThat(gc).containsEntry("profiles", List.of(GC)).doesNotContainKey("restart");
    assertThat(
            Class.forName((String) entrypoint.get(entrypoint.size() - 1))
                .getMethod("main", String[].class))
        .isNotNull();
    assertThat(KafkaSettings.from(values)).isEqualTo(KafkaSettings.from(settings("tracking")));
    assertThat(CassandraSettings.from(values))
        .isEqualTo(CassandraSettings.from(settings("tracking")));
    assertThat(ObjectStoreSettings.from(values))
        .isEqualTo(ObjectStoreSettings.from(settings("artifact")));
  }

  @Test
  void everyService_hasAHealthCheckAndRestarts() {
    Map<String, Map<String, Object>> services = services();
    services.remove(GC);
    services.forEach(
        (name, service) -> {
          assertThat(map(service.get("healthcheck"))).as(name).containsKey("test");
          assertThat(service).as(name).containsEntry("restart", "unless-stopped");
        });
  }

  @Test
  void dependencies_areServicesOfTheFileAndWaitedForUntilHealthy() {
    for (String name : SERVICES) {
      Map<String, Object> dependencies = map(services().get(name).get("depends_on"));
      assertThat(services().keySet()).as(name).containsAll(dependencies.keySet());
      assertThat(dependencies.values())
          .as(name)
          .isNotEmpty()
          .allSatisfy(
              dependency ->
                  assertThat(map(dependency)).containsEntry("condition", "service_healthy"));
    }
  }

  @Test
  void images_ofBackends_arePinnedToTheVersionsThatAreEmbedded() throws IOException {
    assertThat(image("kafka")).isEqualTo("apache/kafka:" + version("kafka"));
    assertThat(image("cassandra")).isEqualTo("cassandra:" + version("cassandra"));
    assertThat(image("minio"))
        .matches("minio/minio:RELEASE\\.\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ");
  }

  @Test
  void images_ofTheDockerfile_arePinnedToJava17() throws IOException {
    List<String> images =
        Files.readAllLines(ROOT.resolve("Dockerfile")).stream()
            .filter(line -> line.startsWith("FROM "))
            .toList();

    assertThat(images)
        .hasSize(2)
        .allMatch(line -> line.matches("FROM (maven:[\\d.]+-)?eclipse-temurin[:-]17.*"));
    assertThat(images.get(1)).matches("FROM eclipse-temurin:17\\.\\d+\\.\\d+_\\d+-jre-\\w+");
  }

  @Test
  void commands_nameProgramsThatExist() throws ReflectiveOperationException {
    for (String name : SERVICES) {
      assertThat(services().get(name)).as(name).containsEntry("build", ".");
      List<?> command = (List<?>) services().get(name).get("command");
      assertThat(command).as(name).hasSize(1);
      assertThat(Class.forName((String) command.get(0)).getMethod("main", String[].class))
          .isNotNull();
    }
  }

  @Test
  void settings_areSettingsAndPointAtServicesOfTheFile() {
    for (String name : SERVICES) {
      // Refuses what is no setting.
      SettingValues values = settings(name);
      for (Setting url : List.of(Setting.TRACKING_URL, Setting.QUERY_URL, Setting.ARTIFACT_URL)) {
        if (values.isSet(url)) {
          URI uri = URI.create(values.text(url));
          assertThat(services()).containsKey(uri.getHost());
          assertThat(uri.getPort()).isEqualTo(Integer.parseInt(Setting.PORT.defaultValue()));
        }
      }
    }
    SettingValues all = settings("artifact");
    assertThat(KafkaSettings.from(all).bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(CassandraSettings.from(all).contactPoints())
        .singleElement()
        .satisfies(address -> assertThat(address.getHostString()).isEqualTo("cassandra"));
    assertThat(ObjectStoreSettings.from(all).endpoint().getHost()).isEqualTo("minio");
    assertThat(List.of(Setting.TRACKING_URL, Setting.QUERY_URL, Setting.ARTIFACT_URL))
        .allMatch(settings("ui")::isSet);
  }

  @Test
  void cassandra_isSetUpAsTheEmbeddedOneWhereItMatters() throws IOException {
    String embedded = Files.readString(EMBEDDED_CASSANDRA);
    List<String> settings =
        CASSANDRA_SETTING
            .matcher(environment("cassandra").get("JVM_EXTRA_OPTS"))
            .results()
            .map(setting -> setting.group(1) + ": " + setting.group(2))
            .filter(setting -> !setting.equals("commitlog_sync_period: 0ms"))
            .toList();

    assertThat(settings)
        .contains("commitlog_sync: batch")
        .anyMatch(setting -> setting.startsWith("batch_size_fail_threshold"))
        .allSatisfy(setting -> assertThat(embedded).contains("\n" + setting + "\n"));
  }

  @Test
  void keysOfTheObjectStore_areThoseThatItIsStartedWith() {
    ObjectStoreSettings store = ObjectStoreSettings.from(settings("artifact"));

    assertThat(environment("minio"))
        .containsEntry("MINIO_ROOT_USER", store.accessKey())
        .containsEntry("MINIO_ROOT_PASSWORD", store.secretKey());
  }

  @Test
  void ports_theEdgeAloneIsReachableFromOutside() {
    services()
        .forEach(
            (name, service) -> {
              Object ports = service.get("ports");
              assertThat(ports)
                  .as(name)
                  .isEqualTo(name.equals("ui") ? List.of("127.0.0.1:5000:5000") : null);
            });
  }

  /** The services take a share of it for their heaps: without it, of the whole machine. */
  @Test
  void memory_ofEveryContainer_isBounded() {
    services().forEach((name, service) -> assertThat(service).as(name).containsKey("mem_limit"));
  }

  @Test
  void volumes_keepWhatTheBackendsKeep() {
    for (String name : BACKENDS) {
      Collection<?> volumes = (Collection<?>) services().get(name).get("volumes");
      assertThat(volumes).as(name).hasSize(1);
    }
    assertThat(map(file.get("volumes")).keySet()).isEqualTo(new TreeSet<>(BACKENDS));
  }

  private SettingValues settings(String service) {
    return SettingValues.of(environment(service));
  }

  /** As compose passes it: everything text, each variable its default. */
  private Map<String, String> environment(String service) {
    Map<String, String> environment = new TreeMap<>();
    map(services().get(service).get("environment"))
        .forEach(
            (variable, value) ->
                environment.put(variable, VARIABLE.matcher(value.toString()).replaceAll("$1")));
    return environment;
  }

  private String image(String service) {
    return (String) services().get(service).get("image");
  }

  /** The version of an embedded backend. */
  private static String version(String backend) throws IOException {
    Matcher version =
        Pattern.compile("<" + backend + "\\.version>(.*)</")
            .matcher(Files.readString(ROOT.resolve("embedded").resolve("pom.xml")));
    assertThat(version.find()).as("version of " + backend).isTrue();
    return version.group(1);
  }

  private Map<String, Map<String, Object>> services() {
    Map<String, Map<String, Object>> services = new TreeMap<>();
    map(file.get("services")).forEach((name, service) -> services.put(name, map(service)));
    return services;
  }

  @SuppressWarnings("unchecked") // The keys of every mapping in a compose file are text.
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  private static Map<String, Object> read() {
    try (Reader reader = Files.newBufferedReader(ROOT.resolve("docker-compose.yml"))) {
      return new Yaml().load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
