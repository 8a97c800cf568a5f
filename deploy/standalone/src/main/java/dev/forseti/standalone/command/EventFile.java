package dev.forseti.standalone.command;

import dev.forseti.ingest.clock.FileClock;
import dev.forseti.ingest.matrix.Decoded;
import dev.forseti.ingest.matrix.MatrixEventDecoder;
import dev.forseti.ingest.replay.Lines;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.training.streams.EventReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of client events, each read once; the clock is {@code origin_server_ts}, as far as the
 * order of the file bears it out.
 */
final class EventFile implements Closeable {
  private final Lines lines;
  private final Consumer<Malformed> refused;
  private final SeenIds seen = new SeenIds();
  private final FileClock clock = new FileClock();
  private long events;
  private long malformed;

  /**
   * Opens it.
   *
   * @param refused is told of lines that hold no event
   */
  EventFile(Path file, Consumer<Malformed> refused) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder, not a file");
    }
    this.lines = new Lines(Files.newInputStream(file));
    this.refused = refused;
  }

  /** Gives all events in their order. */
  void read(EventReader.Each each) throws IOException {
    long number = 0;
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      String position = String.valueOf(++number);
      if (line.length == 0) {
        continue;
      }
      switch (MatrixEventDecoder.decode(line, "score", position, Instant.EPOCH)) {
        case Decoded.Event decoded when !seen.add(decoded.event().eventId().value()) -> {}
        case Decoded.Event decoded -> {
          Optional<RoomEvent> next = clock.next(decoded.event());
          if (next.isPresent()) {
            each.accept(next.get());
          }
          events++;
        }
        case Decoded.Refused none -> {
          malformed++;
          refused.accept(none.malformed());
        }
      }
    }
    for (RoomEvent left : clock.rest()) {
      each.accept(left);
    }
  }

  /** How many events were read. */
  long events() {
    return events;
  }

  /** How many lines held none. */
  long malformed() {
    return malformed;
  }

  /** How many had the id of one before. */
  long again() {
    return seen.again();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
