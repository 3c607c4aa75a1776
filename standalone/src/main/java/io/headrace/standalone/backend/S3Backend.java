package io.headrace.standalone.backend;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * S3Proxy over a folder: a bucket is a folder in it, an object a file.
 *
 * <p>It checks no signature, as Kafka and Cassandra beside it check none: all three listen on the
 * loopback address only, and to check the signature of a plain-HTTP upload S3Proxy would have to
 * hold the whole body in memory.
 */
final class S3Backend implements Backend {

  private static final String CONFIGURATION = "s3proxy.properties";

  private final DataFolder data;
  private final Distribution distribution;
  private final int port;

  S3Backend(DataFolder data, Distribution distribution, PortBook ports) {
    this.data = data;
    this.distribution = distribution;
    this.port = ports.port("s3");
  }

  @Override
  public String name() {
    return "s3";
  }

  @Override
  public String title() {
    return "S3";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(data.of(this));
    new Template(CONFIGURATION).write(data.configuration(CONFIGURATION), Map.of("port", port));
    new Template("logback.xml").write(data.configuration("logback.xml"), Map.of());
  }

  @Override
  public JvmCommand command() {
    return new JvmCommand(
        data.of(this),
        List.of(
            "-Xms32m",
            "-Xmx128m",
            "-XX:+UseSerialGC",
            // It moves bytes; what the optimizing compiler would gain, its start would cost.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Djclouds.filesystem.basedir=" + data.of(this),
            "-Dlogback.configurationFile=" + data.configuration("logback.xml")),
        distribution.classPath(name()),
        List.of(
            "org.gaul.s3proxy.Main", "--properties", data.configuration(CONFIGURATION).toString()));
  }

  @Override
  public SettingValues locate(SettingValues values) {
    return values
        .with(Setting.S3_ENDPOINT, "http://127.0.0.1:" + port)
        .with(Setting.S3_ACCESS_KEY, "headrace")
        .with(Setting.S3_SECRET_KEY, "headrace");
  }
}
