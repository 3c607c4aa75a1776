package io.headrace.standalone.backend;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * Kafka as one node that is broker and controller (KRaft). The address of the controller is in the
 * configuration, not in the metadata log, so the ports may change from start to start.
 */
final class KafkaBackend implements Backend {

  private static final String CONFIGURATION = "kafka.properties";

  /**
   * Partitions of the run log, unless set otherwise. They spread over brokers and recorders, of
   * which there is one; what arrives together then goes into one batch, not into one a partition.
   */
  private static final String PARTITIONS = "1";

  private final DataFolder data;
  private final Distribution distribution;
  private final int port;
  private final int controllerPort;

  KafkaBackend(DataFolder data, Distribution distribution, PortBook ports) {
    this.data = data;
    this.distribution = distribution;
    this.port = ports.port("kafka");
    this.controllerPort = ports.port("kafka-controller");
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public String title() {
    return "Kafka";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void prepare() throws IOException {
    new Template(CONFIGURATION)
        .write(
            data.configuration(CONFIGURATION),
            Map.of("port", port, "controllerPort", controllerPort));
    new Template("log4j2.xml").write(data.configuration("log4j2.xml"), Map.of());
    // Written last when storage is formatted: where it is, formatting was finished.
    if (!Files.exists(data.of(this).resolve("log").resolve("meta.properties"))) {
      format();
    }
  }

  private void format() throws IOException {
    String id = Uuid.randomUuid().toString();
    Process formatting =
        jvm(
                List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of("kafka.tools.StorageTool", "format", "-t", id, "-c", configuration()))
            .start(data.log(name()));
    try {
      if (formatting.waitFor() != 0) {
        throw new IOException("formatting failed, and " + data.log(name()) + " says why");
      }
    } catch (InterruptedException e) {
      formatting.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("formatting was interrupted", e);
    }
  }

  @Override
  public JvmCommand command() {
    return jvm(
        List.of("-Xms96m", "-Xmx320m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
        List.of("kafka.Kafka", configuration()));
  }

  private JvmCommand jvm(List<String> memory, List<String> arguments) {
    List<String> options = new ArrayList<>(memory);
    options.add("-Djava.awt.headless=true");
    options.add("-Dlog4j2.disableJmx=true");
    options.add("-Dlog4j2.configurationFile=" + data.configuration("log4j2.xml").toUri());
    return new JvmCommand(data.of(this), options, distribution.classPath(name()), arguments);
  }

  private String configuration() {
    return data.configuration(CONFIGURATION).toString();
  }

  @Override
  public SettingValues locate(SettingValues values) {
    SettingValues located = values.with(Setting.KAFKA_BOOTSTRAP_SERVERS, "127.0.0.1:" + port);
    return values.isSet(Setting.KAFKA_PARTITIONS)
        ? located
        : located.with(Setting.KAFKA_PARTITIONS, PARTITIONS);
  }
}
