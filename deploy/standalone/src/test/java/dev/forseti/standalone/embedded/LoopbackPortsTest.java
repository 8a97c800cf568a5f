package dev.forseti.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {
  @Test
  void noneIsOfThoseThatOutgoingConnectionsGetAndNoneIsGivenTwice() {
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      int port = LoopbackPorts.free();
      assertThat(port).isBetween(LoopbackPorts.LEAST, LoopbackPorts.MOST);
      assertThat(given.add(port)).isTrue();
    }
  }

  @Test
  void oneThatSomebodyListensOnIsNotFree() throws IOException {
    int port = LoopbackPorts.free();
    assertThat(LoopbackPorts.isFree(port)).isTrue();
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(LoopbackPorts.isFree(taken.getLocalPort())).isFalse();
    }
  }
}
