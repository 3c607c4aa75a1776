package io.headrace.standalone;

import io.headrace.config.HttpSettings;
import io.headrace.config.Setting;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Where the HTTP server is to listen. */
record ListenAddress(String host, int port) {

  static ListenAddress of(HttpSettings settings) {
    return new ListenAddress(settings.host(), settings.port());
  }

  /**
   * Finds out before anything is started.
   *
   * @throws Refusal when the port is taken, or the address is none of this machine's
   */
  void requireFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (BindException e) {
      throw String.valueOf(e.getMessage()).contains("in use")
          ? new Refusal(
              "Port %d on %s is in use; stop what listens there or choose another with %s."
                  .formatted(port, host, Setting.PORT.flag()))
          : cannotListen(e);
    } catch (IOException e) {
      throw cannotListen(e);
    }
  }

  private Refusal cannotListen(IOException cause) {
    return new Refusal("Cannot listen on %s:%d: %s.".formatted(host, port, cause.getMessage()));
  }

  /** For a browser on this machine. */
  String url(int actualPort) {
    String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + actualPort;
  }
}
