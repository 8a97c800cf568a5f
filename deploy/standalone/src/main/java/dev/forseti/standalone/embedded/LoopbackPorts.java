package dev.forseti.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback interface that nobody listens on. They are not of those that systems give
 * to outgoing connections (32768 and above on Linux, 49152 elsewhere): between the choice and the
 * listening, which may be seconds, any such connection could take them.
 */
public final class LoopbackPorts {
  static final int LEAST = 20_000;
  static final int MOST = 32_767;
  private static final int TRIES = 1_000;

  /** What was given out is not given out again while others are left. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private LoopbackPorts() {}

  /** A free port; it stays free only until somebody takes it. */
  public static int free() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LEAST, MOST + 1);
      if (isFree(port) && GIVEN.add(port)) {
        return port;
      }
    }
    GIVEN.clear();
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException("no free port on the loopback interface", none);
    }
  }

  /** Whether nobody listens there now. */
  static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
