package dev.forseti.ingest.replay;

import dev.forseti.ingest.EventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.Intake;
import dev.forseti.ingest.matrix.FileLine;
import dev.forseti.ingest.matrix.Pdus;
import dev.forseti.model.TapPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A file of events into the log, in any of the forms of {@link FileLine}. Its position is the
 * number of the last line stored, so that a replay that was broken off goes on there; blank lines
 * count but hold nothing.
 */
public final class ReplayTap {
  private static final int BATCH_EVENTS = 2_000;
  private static final int BATCH_BYTES = 8 << 20;

  private final String tap;
  private final EventLog log;
  private final InstantSource clock;
  private final IngestMetrics metrics;

  /**
   * A replay.
   *
   * @param tap the name under which its position is kept: one for each file
   * @param clock the time of now
   */
  public ReplayTap(String tap, EventLog log, InstantSource clock, IngestMetrics metrics) {
    this.tap = tap;
    this.log = log;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * What was read.
   *
   * @param before lines that an earlier replay had stored
   * @param lines lines read beyond them
   */
  public record Result(long before, long lines) {}

  /**
   * Stores what the file holds after the position.
   *
   * @throws FileChanged when it is not the file that the position is of
   * @throws dev.forseti.ingest.EventLogUnavailable when the log fails; call it again to go on
   */
  public Result replay(Path file, ReplayPlan options) throws IOException, InterruptedException {
    FilePosition done =
        options.fromTheStart()
            ? FilePosition.BEGINNING
            : log.lastPosition(tap)
                .map(TapPosition::position)
                .map(FilePosition::parse)
                .orElse(FilePosition.BEGINNING);
    var run = new Run(options, new Intake(tap, log, metrics));
    try (Lines lines = EventFile.open(file)) {
      for (byte[] text = lines.next(); text != null; text = lines.next()) {
        if (run.at.lines() < done.lines()) {
          run.passOver(text);
          if (run.at.lines() == done.lines() && !run.at.position().equals(done)) {
            throw new FileChanged(file, done.lines());
          }
        } else {
          run.take(text);
        }
      }
    }
    if (run.at.lines() < done.lines()) {
      throw new FileChanged(file, done.lines());
    }
    run.store();
    return new Result(done.lines(), run.at.lines() - done.lines());
  }

  /** One pass through the file. */
  private final class Run {
    private final ReplayPlan options;
    private final Intake intake;
    private final Pdus pdus = new Pdus();
    private final FilePosition.Counter at = new FilePosition.Counter();
    private final List<Intake.Item> batch = new ArrayList<>();
    private int bytes;

    Run(ReplayPlan options, Intake intake) {
      this.options = options;
      this.intake = intake;
    }

    /** What was stored before still says which version a room has. */
    void passOver(byte[] line) {
      at.next(line);
      FileLine.events(line).forEach(pdus::withId);
    }

    void take(byte[] line) throws InterruptedException {
      List<byte[]> events = line.length == 0 ? List.of() : FileLine.events(line);
      awaitPace(events);
      at.next(line);
      for (int i = 0; i < events.size(); i++) {
        String position = at.lines() + (events.size() == 1 ? "" : "#" + i);
        Instant received = options.receivedAt().of(events.get(i), clock.instant());
        byte[] whole = pdus.withId(events.get(i));
        batch.add(new Intake.Item(whole, position, received));
        bytes += whole.length;
      }
      if (batch.size() >= BATCH_EVENTS || bytes >= BATCH_BYTES) {
        store();
      }
    }

    /** What came before is not held back while a line waits. */
    private void awaitPace(List<byte[]> events) throws InterruptedException {
      OptionalLong sent =
          events.isEmpty() ? OptionalLong.empty() : FileLine.sentAt(events.getFirst());
      if (sent.isPresent()) {
        Duration wait = options.pace().untilDue(sent.getAsLong());
        if (!wait.isZero()) {
          store();
          options.pause().await(wait);
        }
      }
    }

    void store() {
      if (!batch.isEmpty()) {
        intake.take(at.position().toString(), clock.instant(), batch);
        batch.clear();
        bytes = 0;
        options.progress().accept(at.lines());
      }
    }
  }
}
