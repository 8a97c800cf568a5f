package dev.forseti.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.ingest.EventLogUnavailable;
import dev.forseti.ingest.FailingEventLog;
import dev.forseti.ingest.InMemoryEventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.model.RoomEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTapTest {
  private static final Instant NOW = Instant.ofEpochMilli(99_000);

  private final InMemoryEventLog stored = new InMemoryEventLog();
  private final FailingEventLog log = new FailingEventLog(stored);
  private final IngestMetrics metrics = new IngestMetrics();
  @TempDir private Path folder;

  @Test
  void goesOnWhereItStopped() throws Exception {
    Path file = file(0, 1_200);
    tap(ReceivedAt.NOW).replay(file);
    Files.write(file, lines(1_200, 1_210), StandardOpenOption.APPEND);

    assertThat(tap(ReceivedAt.NOW).replay(file)).isEqualTo(10);
    assertThat(stored.events()).hasSize(1_210).extracting(RoomEvent::receivedAt).containsOnly(NOW);
    assertThat(stored.lastPosition("file").orElseThrow().position()).isEqualTo("1210");
    assertThat(metrics.snapshot().duplicates()).isZero();
  }

  @Test
  void goesOnAfterTheLogFailed() throws Exception {
    Path file = file(0, 700);
    log.next(FailingEventLog.Next.LOSES_ANSWER);

    assertThatThrownBy(() -> tap(ReceivedAt.NOW).replay(file))
        .isInstanceOf(EventLogUnavailable.class);
    tap(ReceivedAt.NOW).replay(file);

    assertThat(stored.events()).hasSize(700);
  }

  @Test
  void countsEventsAsReceivedWhenTheyWereSent() throws Exception {
    tap(ReceivedAt.SENT).replay(file(3, 4));

    assertThat(stored.events())
        .extracting(RoomEvent::receivedAt)
        .containsExactly(Instant.ofEpochMilli(3));
  }

  @Test
  void setsBadLinesAsideAndPassesOverBlankOnes() throws Exception {
    Path file = folder.resolve("bad.ndjson");
    Files.write(file, List.of("", "{", " ".repeat(300_000) + "{}", lines(1, 2).getFirst() + "\r"));

    tap(ReceivedAt.SENT).replay(file);

    assertThat(stored.events()).hasSize(1);
    assertThat(stored.events().getFirst().position()).isEqualTo("4");
    assertThat(metrics.snapshot().malformed()).isEqualTo(2);
  }

  private ReplayTap tap(ReceivedAt when) {
    return new ReplayTap("file", log, when, () -> NOW, metrics);
  }

  private Path file(int from, int to) throws Exception {
    return Files.write(folder.resolve("events.ndjson"), lines(from, to));
  }

  private static List<String> lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                """
                {"type":"m.room.message","event_id":"$%d","room_id":"!r:hs","sender":"@a:hs",\
                "origin_server_ts":%d,"content":{}}\
                """
                    .formatted(i, i))
        .toList();
  }
}
