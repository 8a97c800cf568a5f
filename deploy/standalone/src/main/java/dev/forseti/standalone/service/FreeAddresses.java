package dev.forseti.standalone.service;

import dev.forseti.runtime.config.Address;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The addresses that console and tap are to listen on, tried before anything else starts. */
final class FreeAddresses {
  private FreeAddresses() {}

  /**
   * Listens on both at once, and leaves them again.
   *
   * @throws IllegalStateException when one cannot be listened on, with the part, the address and
   *     the reason
   */
  static void check(Address console, Address tap) {
    try (ServerSocket first = new ServerSocket();
        ServerSocket second = new ServerSocket()) {
      listen(first, "console", console, "another program");
      listen(second, "tap", tap, tap.port() == console.port() ? "the console" : "another program");
    } catch (IOException odd) {
      throw new IllegalStateException("no port can be tried: " + odd.getMessage(), odd);
    }
  }

  private static void listen(ServerSocket socket, String part, Address at, String who) {
    try {
      socket.bind(new InetSocketAddress(at.host(), at.port()));
    } catch (IOException refused) {
      String why = String.valueOf(refused.getMessage());
      throw new IllegalStateException(
          "the %s cannot listen on %s: %s; set %s"
              .formatted(
                  part,
                  at,
                  why.contains("in use") ? who + " does" : why,
                  why.contains("in use")
                      ? part + ".port to another one"
                      : part + ".host to an address of this machine"),
          refused);
    }
  }
}
