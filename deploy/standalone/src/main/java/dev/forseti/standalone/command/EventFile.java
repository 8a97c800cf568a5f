package dev.forseti.standalone.command;

import dev.forseti.ingest.clock.FileClock;
import dev.forseti.ingest.matrix.Decoded;
import dev.forseti.ingest.matrix.MatrixEventDecoder;
import dev.forseti.ingest.replay.Lines;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of client events, one JSON object per line, read in its order: each event once, with the
 * time that the order of the file bears out.
 *
 * @param path the file; {@code -} for the standard input
 * @param onMalformed told of each line that holds no event
 */
record EventFile(Path path, Consumer<Malformed> onMalformed) implements EventSource {
  /** The bytes of the file; the caller hands them to {@link #read}, which closes them. */
  InputStream open() throws IOException {
    if (path.toString().equals("-")) {
      return System.in;
    }
    if (Files.isDirectory(path)) {
      throw new IOException(path + " is a folder, not a file");
    }
    return Files.newInputStream(path);
  }

  @Override
  public Read read(Step step) throws IOException {
    try (InputStream in = open()) {
      return read(in, step);
    }
  }

  /** Reads what was opened. */
  Read read(InputStream in, Step step) throws IOException {
    SeenIds seen = new SeenIds();
    FileClock clock = new FileClock();
    long events = 0;
    long malformed = 0;
    long number = 0;
    boolean goesOn = true;
    try (Lines lines = new Lines(in)) {
      byte[] line = lines.next();
      for (; goesOn && line != null; line = lines.next()) {
        String position = String.valueOf(++number);
        if (line.length == 0) {
          continue;
        }
        switch (MatrixEventDecoder.decode(line, "file", position, Instant.EPOCH)) {
          case Decoded.Event decoded when !seen.add(decoded.event().eventId().value()) -> {}
          case Decoded.Event decoded -> {
            events++;
            Optional<RoomEvent> next = clock.next(decoded.event());
            goesOn = next.isEmpty() || step.take(next.get());
          }
          case Decoded.Refused refused -> {
            malformed++;
            onMalformed.accept(refused.malformed());
          }
        }
      }
    }
    for (RoomEvent left : clock.rest()) {
      goesOn = goesOn && step.take(left);
    }
    return new Read(events, malformed, seen.again());
  }
}
