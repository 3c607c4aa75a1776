package io.headrace.standalone.backend;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cassandra as a cluster of one node, without gossip's waiting times. */
final class CassandraBackend implements Backend {

  private static final String CONFIGURATION = "cassandra.yaml";

  /** What Cassandra 5.0 asks of a JDK 17. */
  private static final List<String> EXPORTS =
      List.of(
          "java.base/java.lang.ref",
          "java.base/jdk.internal.misc",
          "java.management.rmi/com.sun.jmx.remote.internal.rmi",
          "java.rmi/sun.rmi.registry",
          "java.rmi/sun.rmi.server",
          "java.sql/java.sql",
          "jdk.attach/sun.tools.attach",
          "jdk.compiler/com.sun.tools.javac.file",
          "jdk.unsupported/sun.misc");

  private static final List<String> OPENS =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.module",
          "java.base/java.lang.reflect",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/jdk.internal.loader",
          "java.base/jdk.internal.math",
          "java.base/jdk.internal.module",
          "java.base/jdk.internal.ref",
          "java.base/jdk.internal.reflect",
          "java.base/jdk.internal.util.jar",
          "java.base/sun.nio.ch",
          "jdk.compiler/com.sun.tools.javac",
          "jdk.management/com.sun.management.internal");

  private static final List<String> OPTIONS =
      List.of(
          "-Xms256m",
          "-Xmx640m",
          "-Xss512k",
          "-XX:+UseParallelGC",
          "-XX:MaxDirectMemorySize=256m",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:+PerfDisableSharedMem",
          "-Djava.awt.headless=true",
          "-Djava.net.preferIPv4Stack=true",
          "-Djdk.attach.allowAttachSelf=true",
          "-Dio.netty.tryReflectionSetAccessible=true",
          // Without it, the daemon closes standard output, and with it its log.
          "-Dcassandra-foreground=yes",
          "-Dcassandra.ring_delay_ms=0",
          "-Dcassandra.shutdown_announce_in_ms=0",
          "-Dcassandra.skip_wait_for_gossip_to_settle=0");

  private final DataFolder data;
  private final Distribution distribution;
  private final int port;
  private final int storagePort;

  CassandraBackend(DataFolder data, Distribution distribution, PortBook ports) {
    this.data = data;
    this.distribution = distribution;
    this.port = ports.port("cassandra");
    this.storagePort = ports.port("cassandra-storage");
  }

  @Override
  public String name() {
    return "cassandra";
  }

  @Override
  public String title() {
    return "Cassandra";
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
            Map.of("data", yaml(data.of(this)), "port", port, "storagePort", storagePort));
    new Template("logback.xml").write(data.configuration("logback.xml"), Map.of());
  }

  private static String yaml(Object text) {
    return text.toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }

  @Override
  public JvmCommand command() {
    List<String> options = new ArrayList<>(OPTIONS);
    EXPORTS.forEach(name -> options.add("--add-exports=" + name + "=ALL-UNNAMED"));
    OPENS.forEach(name -> options.add("--add-opens=" + name + "=ALL-UNNAMED"));
    options.add("-javaagent:" + distribution.jar(name(), "jamm-"));
    options.add("-Dcassandra.config=" + data.configuration(CONFIGURATION).toUri());
    options.add("-Dcassandra.storagedir=" + data.of(this));
    options.add("-Dlogback.configurationFile=" + data.configuration("logback.xml"));
    return new JvmCommand(
        data.of(this),
        options,
        distribution.classPath(name()),
        List.of("org.apache.cassandra.service.CassandraDaemon"));
  }

  @Override
  public SettingValues locate(SettingValues values) {
    return values
        .with(Setting.CASSANDRA_CONTACT_POINTS, "127.0.0.1:" + port)
        .with(Setting.CASSANDRA_DATACENTER, "datacenter1");
  }
}
