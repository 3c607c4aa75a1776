package io.headrace.standalone.backend;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Ports on the loopback address for the backends, remembered in the data folder: the same as last
 * time wherever they are still free.
 */
final class PortBook {

  /**
   * Below the range from which systems take the ports of outgoing connections. A client that tries
   * to reach a restarting backend at a port from that range can end up connected to itself.
   */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;

  private final Path file;
  private final Properties remembered = new Properties();
  private final Set<Integer> given = new HashSet<>();
  private final SplittableRandom random = new SplittableRandom();

  PortBook(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        remembered.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A port that nobody listens on now. */
  int port(String name) {
    int port = remembered(name);
    while (port == 0 || given.contains(port) || !isFree(InetAddress.getLoopbackAddress(), port)) {
      port = random.nextInt(LOWEST, HIGHEST);
    }
    given.add(port);
    remember(name, port);
    return port;
  }

  /** The port that was given last, 0 if none was. */
  int remembered(String name) {
    return Integer.parseInt(remembered.getProperty(name, "0"));
  }

  private void remember(String name, int port) {
    remembered.setProperty(name, Integer.toString(port));
    try (Writer writer = Files.newBufferedWriter(file)) {
      remembered.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isFree(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
