package dev.forseti.ingest.appservice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.ingest.EventLog;
import dev.forseti.ingest.EventLogUnavailable;
import dev.forseti.ingest.InMemoryEventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.SeenEvent;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.TapPosition;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.http.BodyLimits;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowSendersTest {
  private static final Troubles TROUBLES = new Troubles(() -> Instant.EPOCH);
  private static final String TOKEN = "hs-token-0123456789";
  private static final int MAX_BYTES = 100_000;

  private final IngestMetrics metrics = new IngestMetrics();
  private final SlowEventLog stored = new SlowEventLog();
  private final AppServiceTap tap = tap();

  private AppServiceTap tap() {
    AppServiceConfig config =
        new AppServiceConfig(
            "t",
            "127.0.0.1",
            0,
            TOKEN,
            "as-token-0123456789",
            "forseti",
            null,
            new BodyLimits(MAX_BYTES, 1, Duration.ofMillis(400)),
            Duration.ofSeconds(1));
    return new AppServiceTap(config, stored, () -> Instant.EPOCH, metrics, TROUBLES);
  }

  @BeforeEach
  void start() {
    tap.start();
  }

  @AfterEach
  void stop() {
    tap.close();
  }

  @Test
  void cutsOffABodyThatDoesNotArriveInTime() throws Exception {
    try (Socket slow = begin(50, "{\"eve")) {
      assertThat(slow.getInputStream().read()).isEqualTo(-1);
    }

    assertThat(whole("{\"events\":[]}")).startsWith("HTTP/1.1 200");
    assertThat(metrics.snapshot().refusedByCode()).containsEntry("CUT_OFF", 1L);
  }

  @Test
  void letsOthersWaitForTheirTurnOnly() throws Exception {
    stored.hold();
    try (Socket first = begin(13, "{\"events\":[]}")) {
      stored.awaitHeld();

      assertThat(whole("{\"events\":[]}")).startsWith("HTTP/1.1 429").contains("M_LIMIT_EXCEEDED");

      stored.letGo();
      assertThat(new String(first.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void answersASenderOfFarTooMuch() throws Exception {
    String answer = whole(" ".repeat(2 * MAX_BYTES));

    assertThat(answer).startsWith("HTTP/1.1 413").contains("M_TOO_LARGE");
  }

  /** Or the homeserver would send it for ever, and nothing behind it. */
  @Test
  void keepsTheBeginningOfFarTooMuchWhenItIsSentForTheThirdTime() throws Exception {
    String much = "x".repeat(40 * MAX_BYTES);

    assertThat(whole(much)).startsWith("HTTP/1.1 413");
    assertThat(whole(much)).startsWith("HTTP/1.1 413");
    assertThat(whole(much)).startsWith("HTTP/1.1 200");

    assertThat(stored.stored.malformed())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.reason()).isEqualTo(Malformed.Reason.TOO_LARGE);
              assertThat(it.detail()).contains("Content-Length " + much.length());
              assertThat(it.payload()).startsWith("xxx");
            });
  }

  private Socket begin(int length, String text) throws IOException {
    Socket socket = new Socket("127.0.0.1", tap.port());
    String head =
        "PUT /_matrix/app/v1/transactions/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n".formatted(TOKEN, length);
    socket.getOutputStream().write((head + text).getBytes(UTF_8));
    return socket;
  }

  private String whole(String text) throws IOException {
    try (Socket socket = begin(text.length(), text)) {
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  /** A log whose appends may be held up. */
  private static final class SlowEventLog implements EventLog {
    private final InMemoryEventLog stored = new InMemoryEventLog();
    private final CountDownLatch held = new CountDownLatch(1);
    private CountDownLatch open = new CountDownLatch(0);

    synchronized void hold() {
      open = new CountDownLatch(1);
    }

    synchronized void letGo() {
      open.countDown();
    }

    void awaitHeld() throws InterruptedException {
      assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void append(List<RoomEvent> events, List<Malformed> malformed, TapPosition position) {
      CountDownLatch door;
      synchronized (this) {
        door = open;
      }
      held.countDown();
      try {
        assertThat(door.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException stopped) {
        throw new EventLogUnavailable("stopped", stopped);
      }
      stored.append(events, malformed, position);
    }

    @Override
    public Optional<TapPosition> lastPosition(String tap) {
      return stored.lastPosition(tap);
    }

    @Override
    public List<SeenEvent> recentEvents(int limit) {
      return stored.recentEvents(limit);
    }

    @Override
    public void close() {}
  }
}
