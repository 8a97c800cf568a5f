package dev.forseti.admin.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.SignedInFixture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many connections that say nothing, or say it slowly. */
class CrowdIT extends SignedInFixture {
  private static final int CROWD = 500;
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");

  private final List<Socket> crowd = new ArrayList<>();

  @AfterEach
  void disperse() throws IOException {
    for (Socket each : crowd) {
      each.close();
    }
  }

  @Test
  void anIdleCrowdFromManyAddressesKeepsNobodyOut() throws Exception {
    gather(i -> "127.0." + (i / 100 + 1) + "." + (i % 100 + 1), "");

    assertThat(timeOfAPage("/queue")).isLessThan(SOON);
    assertThat(timeOfAPage("/sign-in")).isLessThan(SOON);
  }

  @Test
  void anIdleCrowdFromTheSameAddressKeepsNobodyOut() throws Exception {
    gather(i -> "127.0.0.1", "");

    assertThat(timeOfAPage("/queue")).isLessThan(SOON);
  }

  @Test
  void aCrowdThatSendsItsPasswordsSlowlyKeepsNobodyOut() throws Exception {
    gather(
        i -> "127.0." + (i / 100 + 1) + "." + (i % 100 + 1),
        "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n\r\nusername=");

    assertThat(timeOfAPage("/queue")).isLessThan(SOON);
  }

  @Test
  void whoIsSignedInKeepsTheConnection() throws Exception {
    try (Socket moderator = connect("127.0.0.1")) {
      assertThat(answer(moderator, "/icon.svg")).startsWith("HTTP/1.1 200");
      gather(i -> "127.0.0.1", "");

      assertThat(answer(moderator, "/icon.svg")).startsWith("HTTP/1.1 200");
    }
  }

  private void gather(IntFunction<String> from, String text) throws IOException {
    for (int i = 0; i < CROWD; i++) {
      Socket each = connect(from.apply(i));
      each.getOutputStream().write(text.getBytes(US_ASCII));
      crowd.add(each);
    }
  }

  /** Of somebody signed in who has no connection yet. */
  private Duration timeOfAPage(String path) throws Exception {
    long begin = System.nanoTime();
    try (Socket socket = connect("127.0.0.1")) {
      assertThat(answer(socket, path)).startsWith("HTTP/1.1 200");
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** The head of the answer; what follows is read away when its length is said. */
  private String answer(Socket socket, String path) throws IOException {
    String ask = "GET %s HTTP/1.1\r\nHost: x\r\nCookie: %s\r\n\r\n".formatted(path, session);
    socket.getOutputStream().write(ask.getBytes(US_ASCII));
    StringBuilder head = new StringBuilder();
    int c = 0;
    while (c >= 0 && head.indexOf("\r\n\r\n") < 0) {
      c = socket.getInputStream().read();
      head.append((char) c);
    }
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      socket.getInputStream().skipNBytes(Long.parseLong(length.group(1)));
    }
    return head.toString();
  }

  private Socket connect(String from) throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(20_000);
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(
        new InetSocketAddress("127.0.0.1", console.request("/").build().uri().getPort()));
    return socket;
  }
}
