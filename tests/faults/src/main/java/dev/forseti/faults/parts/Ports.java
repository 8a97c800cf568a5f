package dev.forseti.faults.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of loopback that nobody listens on, and that the system gives to no client: one of a part
 * that is away would not come back to it otherwise. None is given twice: nobody may listen on the
 * first yet when the next is asked for.
 */
public final class Ports {
  private static final int LEAST = 15_000;
  private static final int MOST = 32_000;
  private static final int TRIES = 1_000;

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** One of them. */
  public static int free() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LEAST, MOST);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        if (GIVEN.add(socket.getLocalPort())) {
          return socket.getLocalPort();
        }
      } catch (IOException isTaken) {
        // the next one
      }
    }
    throw new IOException("no free port from " + LEAST + " to " + MOST);
  }
}
