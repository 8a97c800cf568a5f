package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.runtime.config.Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreeAddressesTest {
  @Test
  void refusesAPortThatAnotherProgramHas() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = other.getLocalPort();

      assertThatThrownBy(() -> FreeAddresses.check(loopback(port), loopback(0)))
          .hasMessage(
              "the console cannot listen on 127.0.0.1:%d: another program does; set console.port to"
                  + " another one",
              port);
      assertThatThrownBy(() -> FreeAddresses.check(loopback(0), loopback(port)))
          .hasMessage(
              "the tap cannot listen on 127.0.0.1:%d: another program does; set tap.port to another"
                  + " one",
              port);
    }
  }

  @Test
  void refusesOnePortForConsoleAndTap() throws Exception {
    int port = free();

    assertThatThrownBy(() -> FreeAddresses.check(loopback(port), loopback(port)))
        .hasMessage(
            "the tap cannot listen on 127.0.0.1:%d: the console does; set tap.port to another one",
            port);
  }

  @Test
  void refusesAHostThatThisMachineHasNot() throws Exception {
    Address elsewhere = new Address("192.0.2.1", 0);

    assertThatThrownBy(() -> FreeAddresses.check(elsewhere, loopback(0)))
        .hasMessageStartingWith("the console cannot listen on 192.0.2.1:0: ");
  }

  @Test
  void leavesWhatItTried() throws Exception {
    Address console = loopback(free());

    assertThatCode(() -> FreeAddresses.check(console, loopback(0))).doesNotThrowAnyException();
    assertThatCode(() -> FreeAddresses.check(console, loopback(0))).doesNotThrowAnyException();
  }

  private static int free() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static Address loopback(int port) {
    return new Address("127.0.0.1", port);
  }
}
