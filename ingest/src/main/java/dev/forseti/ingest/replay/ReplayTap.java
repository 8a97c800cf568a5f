package dev.forseti.ingest.replay;

import dev.forseti.ingest.EventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.Intake;
import dev.forseti.model.TapPosition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of events, one JSON object on a line, into the log. Its position is the number of the last
 * line stored, so that a replay that was broken off goes on there; blank lines count but hold
 * nothing.
 */
public final class ReplayTap {
  private static final int BATCH = 500;

  private final String tap;
  private final EventLog log;
  private final ReceivedAt receivedAt;
  private final InstantSource clock;
  private final IngestMetrics metrics;

  /**
   * A replay.
   *
   * @param tap the name under which its position is kept: one for each file
   * @param receivedAt which time the events count as received
   * @param clock the time of now
   */
  public ReplayTap(
      String tap, EventLog log, ReceivedAt receivedAt, InstantSource clock, IngestMetrics metrics) {
    this.tap = tap;
    this.log = log;
    this.receivedAt = receivedAt;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Stores what the file holds after the position.
   *
   * @return how many lines were read beyond it
   * @throws dev.forseti.ingest.EventLogUnavailable when the log fails; call it again to go on
   */
  public long replay(Path file) throws IOException {
    long done = log.lastPosition(tap).map(TapPosition::position).map(Long::parseLong).orElse(0L);
    Intake intake = new Intake(tap, log, metrics);
    List<Intake.Item> batch = new ArrayList<>();
    long line = 0;
    try (InputStream in = Files.newInputStream(file)) {
      Lines lines = new Lines(in);
      for (byte[] text = lines.next(); text != null; text = lines.next()) {
        line++;
        if (line > done && text.length > 0) {
          batch.add(
              new Intake.Item(text, String.valueOf(line), receivedAt.of(text, clock.instant())));
        }
        if (batch.size() == BATCH) {
          store(batch, line, intake);
        }
      }
    }
    if (!batch.isEmpty()) {
      store(batch, line, intake);
    }
    return Math.max(0, line - done);
  }

  private void store(List<Intake.Item> batch, long line, Intake intake) {
    intake.take(String.valueOf(line), clock.instant(), batch);
    batch.clear();
  }
}
