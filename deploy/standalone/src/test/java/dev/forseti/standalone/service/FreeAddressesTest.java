package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.standalone.config.ConfigProblems;
import dev.forseti.standalone.config.ConfigReader;
import dev.forseti.standalone.config.ForsetiConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreeAddressesTest {
  @Test
  void refusesAPortThatAnotherProgramHas() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = other.getLocalPort();

      assertThatThrownBy(() -> FreeAddresses.check(config(port, 0)))
          .hasMessage(
              "the console cannot listen on 127.0.0.1:%d: another program does; set console.port to"
                  + " another one",
              port);
      assertThatThrownBy(() -> FreeAddresses.check(config(0, port)))
          .hasMessage(
              "the tap cannot listen on 127.0.0.1:%d: another program does; set tap.port to another"
                  + " one",
              port);
    }
  }

  @Test
  void refusesOnePortForConsoleAndTap() throws Exception {
    int port = free();

    assertThatThrownBy(() -> FreeAddresses.check(config(port, port)))
        .hasMessage(
            "the tap cannot listen on 127.0.0.1:%d: the console does; set tap.port to another one",
            port);
  }

  @Test
  void refusesAHostThatThisMachineHasNot() throws Exception {
    ForsetiConfig elsewhere =
        ConfigReader.read("{console: {host: 192.0.2.1, port: 0}, tap: {port: 0}}", "f.yaml");

    assertThatThrownBy(() -> FreeAddresses.check(elsewhere))
        .hasMessageStartingWith("the console cannot listen on 192.0.2.1:0: ");
  }

  @Test
  void leavesWhatItTried() throws Exception {
    ForsetiConfig config = config(free(), 0);

    assertThatCode(() -> FreeAddresses.check(config)).doesNotThrowAnyException();
    assertThatCode(() -> FreeAddresses.check(config)).doesNotThrowAnyException();
  }

  private static int free() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static ForsetiConfig config(int console, int tap) throws ConfigProblems {
    return ConfigReader.read(
        "{console: {port: %d}, tap: {port: %d}}".formatted(console, tap), "f.yaml");
  }
}
