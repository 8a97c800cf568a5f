package dev.forseti.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.forseti.ingest.EventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.SeenEvent;
import dev.forseti.ingest.appservice.AppServiceConfig;
import dev.forseti.ingest.appservice.AppServiceTap;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.TapPosition;
import dev.forseti.runtime.health.Troubles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends the bytes to the tap over a connection of their own, each from another loopback address, so
 * that ports do not run out. It may answer what it likes but 500, and afterwards a right request is
 * answered.
 */
final class TapConnection implements Consumer<byte[]> {
  private static final String TOKEN = "homeserver-token-of-the-fuzzer";
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int RIGHT_ONE_EVERY = 1_000;

  private final AppServiceTap tap;
  private int sent;

  TapConnection() {
    tap =
        new AppServiceTap(
            AppServiceConfig.onLoopback(0, TOKEN, "appservice-token-of-the-fuzzer", null),
            new Nothing(),
            InstantSource.system(),
            new IngestMetrics(),
            new Troubles(InstantSource.system()));
    tap.start();
  }

  /** Keeps nothing. */
  private static final class Nothing implements EventLog {
    @Override
    public void append(List<RoomEvent> events, List<Malformed> malformed, TapPosition position) {}

    @Override
    public Optional<TapPosition> lastPosition(String of) {
      return Optional.empty();
    }

    @Override
    public List<SeenEvent> recentEvents(int limit) {
      return List.of();
    }

    @Override
    public void close() {}
  }

  @Override
  public void accept(byte[] input) {
    sent++;
    String said = new String(input, ISO_8859_1).replace("TOKEN", TOKEN);
    String answer = answer(said.getBytes(ISO_8859_1));
    ScoredEvent.require(!answer.startsWith("HTTP/1.1 500"), "answered 500");
    if (sent % RIGHT_ONE_EVERY == 0) {
      String right =
          "PUT /_matrix/app/v1/transactions/%d HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
              + "Authorization: Bearer %s\r\nContent-Length: 13\r\n\r\n{\"events\":[]}";
      String then = answer(right.formatted(sent, TOKEN).getBytes(ISO_8859_1));
      ScoredEvent.require(then.startsWith("HTTP/1.1 200"), "a right request got: " + then);
    }
  }

  private String answer(byte[] request) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      byte[] from = {127, (byte) (sent >> 16), (byte) (sent >> 8), (byte) (sent | 1)};
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(from), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", tap.port()), PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        return new String(socket.getInputStream().readNBytes(4_096), ISO_8859_1);
      } catch (SocketTimeoutException hangs) {
        throw new IllegalStateException("no answer and no end", hangs);
      } catch (IOException closedByServer) {
        return "";
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
