package io.headrace.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class ListenAddressTest {

  @Test
  void requireFree_whereSomethingListens_refusesInOneSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ListenAddress address = new ListenAddress("127.0.0.1", taken.getLocalPort());

      assertThatThrownBy(address::requireFree)
          .isInstanceOf(Refusal.class)
          .hasMessage(
              "Port %d on 127.0.0.1 is in use; stop what listens there or choose another with"
                  + " --port.",
              taken.getLocalPort());
    }
  }

  @Test
  void url_ofEveryAddress_isOneForABrowserHere() {
    assertThat(new ListenAddress("0.0.0.0", 5000).url(5000)).isEqualTo("http://127.0.0.1:5000");
    assertThat(new ListenAddress("::1", 0).url(5001)).isEqualTo("http://[::1]:5001");
  }
}
