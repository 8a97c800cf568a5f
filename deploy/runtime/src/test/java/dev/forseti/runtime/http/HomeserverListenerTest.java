package dev.forseti.runtime.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What strangers can do to what homeservers call. */
class HomeserverListenerTest {
  private static final String TOKEN = "hs-token-0123456789";
  private static final int CROWD = 500;
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
  private final List<Socket> crowd = new ArrayList<>();
  private HomeserverListener listener = listening(LONG);

  private HomeserverListener listening(Duration within) {
    var made =
        new HomeserverListener(
            "test",
            "",
            new BearerToken(TOKEN),
            new BodyLimits(1_000, 1, PATIENCE),
            new DoorLimits(32, 256, within),
            request -> request.withBody(body -> HttpReply.DONE),
            refused::add);
    made.start("127.0.0.1", 0);
    return made;
  }

  private void giveStrangers(Duration within) {
    listener.close();
    listener = listening(within);
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket each : crowd) {
      each.close();
    }
    listener.close();
  }

  @Test
  void anIdleCrowdFromManyAddressesKeepsNoHomeserverOut() throws IOException {
    gather(i -> "127.0." + (i / 100 + 1) + "." + (i % 100 + 1));

    assertThat(timeOfAnAnswer("127.0.0.1")).isLessThan(SOON);
    assertThat(refused).contains(ConnectionDoor.TOO_MANY);
  }

  @Test
  void anIdleCrowdFromItsOwnAddressKeepsNoHomeserverOut() throws IOException {
    gather(i -> "127.0.0.1");

    assertThat(timeOfAnAnswer("127.0.0.1")).isLessThan(SOON);
  }

  @Test
  void aHomeserverThatIsConnectedStaysSoInACrowd() throws IOException {
    try (Socket homeserver = connect("127.0.0.1")) {
      ask(homeserver, request(TOKEN, 2) + "{}");
      assertThat(answer(homeserver)).startsWith("HTTP/1.1 200");
      gather(i -> "127.0.0.1");

      ask(homeserver, request(TOKEN, 2) + "{}");

      assertThat(answer(homeserver)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aHeadThatArrivesByteByByteEndsInTime() throws Exception {
    giveStrangers(SHORT);
    try (Socket slow = connect("127.0.0.1")) {
      boolean isOpen = true;
      for (int i = 0; isOpen && i < 400; i++) { // for 20 seconds
        isOpen = sends(slow, "GET / HTTP/1.1\r\nX: ".concat("x".repeat(400)).charAt(i));
        slow.setSoTimeout(50);
        isOpen &= !hasEnded(slow);
      }

      assertThat(isOpen).isFalse();
      assertThat(refused).containsExactly(ConnectionDoor.LATE);
    }
  }

  @Test
  void whoSaysNothingIsDisconnectedInTime() throws IOException {
    giveStrangers(SHORT);
    try (Socket idle = connect("127.0.0.1")) {
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(refused).containsExactly(ConnectionDoor.LATE);
  }

  @Test
  void aHomeserverMayBeSilentBetweenItsRequests() throws Exception {
    giveStrangers(SHORT);
    try (Socket homeserver = connect("127.0.0.1");
        Socket clock = connect("127.0.0.1")) {
      ask(homeserver, request(TOKEN, 2) + "{}");
      assertThat(answer(homeserver)).startsWith("HTTP/1.1 200");
      assertThat(clock.getInputStream().read()).as("a stranger's time is over").isEqualTo(-1);

      ask(homeserver, request(TOKEN, 2) + "{}");
      assertThat(answer(homeserver)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aBodyIsNotWaitedForWithoutTheToken() throws IOException {
    try (Socket slow = connect("127.0.0.1")) {
      ask(slow, request("wrong", 900));

      assertThat(answer(slow)).startsWith("HTTP/1.1 403").contains("M_FORBIDDEN");
      assertThat(slow.getInputStream().read()).as("disconnected").isEqualTo(-1);
    }
    assertThat(refused).containsExactly("M_FORBIDDEN");
  }

  @Test
  void anyIdMayStandInAPath() throws IOException {
    try (Socket homeserver = connect("127.0.0.1")) {
      ask(homeserver, request(TOKEN, 2).replace("/1 ", "/@a%2Fb%5C..;x=1:example.org ") + "{}");

      assertThat(answer(homeserver)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void whatIsNoHttpIsRefusedWithoutAWordAboutUs() throws IOException {
    try (Socket odd = connect("127.0.0.1")) {
      ask(odd, "?\u0001 no HTTP\r\n\r\n");

      assertThat(new String(odd.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 400")
          .doesNotContainIgnoringCase("jetty");
    }
  }

  private void gather(IntFunction<String> from) throws IOException {
    for (int i = 0; i < CROWD; i++) {
      crowd.add(connect(from.apply(i)));
    }
  }

  private Duration timeOfAnAnswer(String from) throws IOException {
    long begin = System.nanoTime();
    try (Socket homeserver = connect(from)) {
      ask(homeserver, request(TOKEN, 2) + "{}");
      assertThat(answer(homeserver)).startsWith("HTTP/1.1 200");
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private Socket connect(String from) throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress("127.0.0.1", listener.port()));
    return socket;
  }

  private static String request(String token, int length) {
    return "PUT /_matrix/app/v1/transactions/1 HTTP/1.1\r\nHost: x\r\n"
        + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n".formatted(token, length);
  }

  private static void ask(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** Head and body of one answer, whose body ends with a bracket. */
  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    int c = in.read();
    while (c >= 0 && c != '}') {
      text.append((char) c);
      c = in.read();
    }
    return text.toString();
  }

  private static boolean sends(Socket socket, char c) {
    try {
      socket.getOutputStream().write(c);
      return true;
    } catch (IOException ended) {
      return false;
    }
  }

  private static boolean hasEnded(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    }
  }
}
