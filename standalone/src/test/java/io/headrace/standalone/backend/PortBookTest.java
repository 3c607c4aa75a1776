package io.headrace.standalone.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortBookTest {

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("ports.properties");
  }

  @Test
  void port_onTheNextStart_isTheSame() {
    int port = new PortBook(file).port("kafka");

    assertThat(new PortBook(file).port("kafka")).isEqualTo(port);
  }

  @Test
  void port_thatSomebodyElseHasTaken_isAnother() throws IOException {
    int port = new PortBook(file).port("kafka");

    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(new PortBook(file).port("kafka")).isNotEqualTo(taken.getLocalPort());
    }
  }

  @Test
  void port_ofTwoNames_isNeverTheSame() {
    PortBook ports = new PortBook(file);

    assertThat(ports.port("kafka")).isNotEqualTo(ports.port("cassandra"));
  }
}
