package io.headrace.standalone.backend;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The embedded backends, started once per test JVM and shared by all its test classes; or those of
 * a running {@code ./headrace backends} whose {@code backends.env} the variable {@code
 * TEST_BACKENDS_ENV} names, which saves their start.
 *
 * <p>A test class says {@code @ExtendWith(SharedBackends.class)} and takes {@code SharedBackends}
 * as a parameter of its constructor or methods.
 */
public final class SharedBackends implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(SharedBackends.class);

  private Running running;

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(STORE)
            .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
  }

  /** Settings that point at the backends, with a namespace that nobody has used before. */
  public SettingValues freshNamespace() {
    String unique = UUID.randomUUID().toString().substring(0, 13).toLowerCase(Locale.ROOT);
    SettingValues located = running.located();
    return located
        .with(Setting.NAMESPACE, "t-" + unique)
        // The clients are on this machine.
        .with(Setting.S3_PUBLIC_ENDPOINT, located.text(Setting.S3_ENDPOINT))
        .with(Setting.PORT, "0")
        // More than the embedded one, as in a cluster.
        .with(Setting.KAFKA_PARTITIONS, "4");
  }

  /** The JVM of a backend, {@code kafka}, {@code cassandra} or {@code s3}, as it runs now. */
  public ProcessHandle process(String backend) throws IOException {
    return new BackendProcesses(running.data())
        .running().stream()
            .filter(process -> process.name().equals(backend))
            .flatMap(process -> ProcessHandle.of(Long.parseLong(process.pid())).stream())
            .findFirst()
            .orElseThrow();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SharedBackends.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return this;
  }

  /** What the root of the test run holds, and closes at its end. */
  private record Running(SettingValues located, DataFolder data, Runnable end)
      implements AutoCloseable {

    static Running start() {
      String file = System.getenv("TEST_BACKENDS_ENV");
      return file == null ? embedded() : running(Path.of(file));
    }

    private static Running running(Path file) {
      DataFolder data = new DataFolder(file.toAbsolutePath().getParent());
      return new Running(read(file), data, () -> {});
    }

    private static Running embedded() {
      try {
        DataFolder data = new DataFolder(Files.createTempDirectory(Path.of("target"), "backends-"));
        data.create();
        SettingValues defaults = SettingValues.of(Map.of());
        EmbeddedBackends backends = new EmbeddedBackends(defaults, data, Distribution.current());
        try {
          backends.start((backend, took) -> System.out.println(backend + " after " + took));
        } catch (BackendException e) {
          backends.close();
          throw e;
        }
        return new Running(backends.locate(defaults), data, () -> end(backends, data));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Leaves the logs. */
    private static void end(EmbeddedBackends backends, DataFolder data) {
      backends.close();
      for (String name : List.of("kafka", "cassandra", "s3")) {
        try (Stream<Path> files = Files.walk(data.root().resolve(name))) {
          files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private static SettingValues read(Path file) {
      Properties lines = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        lines.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Map<String, String> environment = new TreeMap<>();
      lines.forEach((variable, value) -> environment.put((String) variable, (String) value));
      return SettingValues.of(environment);
    }

    @Override
    public void close() {
      end.run();
    }
  }
}
