package dev.forseti.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.ingest.Hostile;
import dev.forseti.ingest.InMemoryEventLog;
import dev.forseti.ingest.IngestMetrics;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {
  private static final int FILES = 1_000;
  private static final int LINES = 10;

  @TempDir private Path folder;

  /** 10,000 lines: counted beside the log and by it, the sums are the same. */
  @Test
  void countsEveryPieceOf1000Files() throws Exception {
    Hostile hostile = new Hostile(11);
    InMemoryEventLog log = new InMemoryEventLog();
    IngestMetrics metrics = new IngestMetrics();
    long received = 0;

    for (int i = 0; i < FILES; i++) {
      var text = new ByteArrayOutputStream();
      for (int line = 0; line < LINES; line++) {
        byte[] piece = hostile.piece();
        text.write(hostile.below(3) == 0 ? hostile.harmed(piece) : piece);
        text.write('\n');
      }
      Path file = Files.write(folder.resolve(i + ".ndjson"), text.toByteArray());
      received += DecodeReport.of(file, event -> {}, malformed -> {}).received();
      new ReplayTap(file.toString(), log, () -> Instant.EPOCH, metrics)
          .replay(file, ReplayPlan.fullSpeed(ReceivedAt.SENT));
      Files.delete(file);
    }

    IngestMetrics.Snapshot counts = metrics.snapshot();
    assertThat(counts.received()).isEqualTo(received).isBetween(9_500L, 11_000L);
    assertThat(counts.decoded() + counts.malformed() + counts.duplicates()).isEqualTo(received);
    assertThat(counts.decoded())
        .isEqualTo(Hostile.readable(log.events()).size())
        .isGreaterThan(1_000);
    assertThat(counts.malformed()).isEqualTo(log.malformed().size()).isGreaterThan(3_000);
  }
}
