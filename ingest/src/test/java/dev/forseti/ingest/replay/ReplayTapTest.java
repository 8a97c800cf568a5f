package dev.forseti.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.ingest.EventLogUnavailable;
import dev.forseti.ingest.FailingEventLog;
import dev.forseti.ingest.InMemoryEventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
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
    replay(file, ReceivedAt.NOW);
    Files.write(file, lines(1_200, 1_210), StandardOpenOption.APPEND);

    assertThat(replay(file, ReceivedAt.NOW)).isEqualTo(new ReplayTap.Result(1_200, 10));
    assertThat(stored.events()).hasSize(1_210).extracting(RoomEvent::receivedAt).containsOnly(NOW);
    assertThat(stored.lastPosition("file").orElseThrow().position()).startsWith("1210 ");
    assertThat(metrics.snapshot().duplicates()).isZero();
  }

  @Test
  void goesOnAfterTheLogFailed() throws Exception {
    Path file = file(0, 700);
    log.next(FailingEventLog.Next.LOSES_ANSWER);

    assertThatThrownBy(() -> replay(file, ReceivedAt.NOW)).isInstanceOf(EventLogUnavailable.class);
    replay(file, ReceivedAt.NOW);

    assertThat(stored.events()).hasSize(700);
  }

  @Test
  void countsEventsAsReceivedWhenTheyWereSent() throws Exception {
    replay(file(3, 4), ReceivedAt.SENT);

    assertThat(stored.events())
        .extracting(RoomEvent::receivedAt)
        .containsExactly(Instant.ofEpochMilli(3));
  }

  @Test
  void countsNothingAsReceivedInTheFuture() throws Exception {
    int now = Math.toIntExact(NOW.toEpochMilli());
    replay(file(now, now + 3), ReceivedAt.SENT);

    assertThat(stored.events()).hasSize(3).extracting(RoomEvent::receivedAt).containsOnly(NOW);
  }

  @Test
  void setsBadLinesAsideAndPassesOverBlankOnes() throws Exception {
    Path file = folder.resolve("bad.ndjson");
    Files.write(file, List.of("", "{", " ".repeat(300_000) + "{}", lines(1, 2).getFirst() + "\r"));

    replay(file, ReceivedAt.SENT);

    assertThat(stored.events()).hasSize(1);
    assertThat(stored.events().getFirst().position()).isEqualTo("4");
    assertThat(metrics.snapshot().malformed()).isEqualTo(2);
  }

  @Test
  void refusesAnotherFileInTheFirstOnesPlace() throws Exception {
    replay(file(0, 600), ReceivedAt.NOW);

    assertThatThrownBy(() -> replay(file(1, 700), ReceivedAt.NOW))
        .isInstanceOf(FileChanged.class)
        .hasMessageContaining("the first 600 lines");
    assertThatThrownBy(() -> replay(file(0, 10), ReceivedAt.NOW)).isInstanceOf(FileChanged.class);
    assertThat(stored.events()).hasSize(600);
  }

  /** Also when its last batch ends where the last one stored did. */
  @Test
  void tellsTheSameOfAFileThatIsReadAgain() throws Exception {
    Path file = folder.resolve("events.ndjson");
    List<String> lines = new ArrayList<>(lines(0, 600));
    lines.set(7, "not json");
    for (int size : List.of(500, 600)) {
      Files.write(file, lines.subList(0, size));
      replay(file, ReceivedAt.NOW);
    }
    IngestMetrics.Snapshot first = metrics.snapshot();
    assertThat(replayFromTheStart(file)).isEqualTo(new ReplayTap.Result(0, 600));
    IngestMetrics.Snapshot second = metrics.snapshot();

    assertThat(first.duplicates()).isZero();
    assertThat(second.decoded()).isEqualTo(first.decoded()).isEqualTo(599);
    assertThat(second.duplicates()).isEqualTo(599);
    assertThat(second.malformed()).isEqualTo(2);
    assertThat(stored.events()).hasSize(599);
    assertThat(stored.malformed()).extracting(Malformed::id).containsExactly("file 8", "file 8");
  }

  @Test
  void waitsAsTheEventsDidAndStoresWhatIsDueFirst() throws Exception {
    Path file = folder.resolve("paced.ndjson");
    Files.write(file, List.of(line(1_000), line(3_000), line(2_000), line(3_600_000)));
    List<String> waited = new ArrayList<>();
    ReplayPlan options =
        new ReplayPlan(
            ReceivedAt.NOW,
            Pace.times(2, () -> 0),
            time -> waited.add(time.toMillis() + " after " + stored.events().size()),
            false,
            line -> {});

    tap().replay(file, options);

    assertThat(waited).containsExactly("1000 after 1", "1000 after 2", "31000 after 3");
    assertThat(stored.events()).hasSize(4);
  }

  @Test
  void takesTransactionsPdusAndPackedFiles() throws Exception {
    Path file = folder.resolve("forms.jsonl.gz");
    String pdu =
        line(7).replace("\"event_id\":\"$7\",", "\"auth_events\":[],\"prev_events\":[\"$a-b\"],");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (String text :
          List.of(
              "{\"events\":[" + line(1) + "," + line(2) + ",{}],\"ephemeral\":[{}]}",
              "{\"pdus\":[" + pdu + "]}",
              "{\"event_id\":\"$x\",\"pdu\":" + pdu + "}")) {
        out.write((text + "\n").getBytes(UTF_8));
      }
    }

    replay(file, ReceivedAt.SENT);

    assertThat(stored.events()).extracting(RoomEvent::position).containsExactly("1#0", "1#1", "2");
    assertThat(stored.events().getLast().eventId().value()).hasSize(44);
    assertThat(metrics.snapshot().malformed()).isOne();
    assertThat(metrics.snapshot().duplicates()).isOne();
  }

  private ReplayTap.Result replay(Path file, ReceivedAt when) throws Exception {
    return tap().replay(file, ReplayPlan.fullSpeed(when));
  }

  private ReplayTap.Result replayFromTheStart(Path file) throws Exception {
    return tap()
        .replay(file, new ReplayPlan(ReceivedAt.NOW, Pace.full(), time -> {}, true, line -> {}));
  }

  private ReplayTap tap() {
    return new ReplayTap("file", log, () -> NOW, metrics);
  }

  private Path file(int from, int to) throws Exception {
    return Files.write(folder.resolve("events.ndjson"), lines(from, to));
  }

  private static List<String> lines(int from, int to) {
    return IntStream.range(from, to).mapToObj(ReplayTapTest::line).toList();
  }

  private static String line(int number) {
    return """
    {"type":"m.room.message","event_id":"$%d","room_id":"!r:hs","sender":"@a:hs",\
    "origin_server_ts":%d,"content":{}}\
    """
        .formatted(number, number);
  }
}
