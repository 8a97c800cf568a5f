package dev.forseti.ingest.replay;

import dev.forseti.ingest.matrix.Decoded;
import dev.forseti.ingest.matrix.FileLine;
import dev.forseti.ingest.matrix.MatrixEventDecoder;
import dev.forseti.ingest.matrix.Pdus;
import dev.forseti.model.EventId;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the decoder makes of a file, without a log: {@code pieces = decoded + duplicates + the sum
 * of refused}.
 *
 * @param lines lines that are not blank
 * @param pieces events that the lines claim to hold
 * @param decoded those that are events, each id once
 * @param duplicates events whose id came before in the file
 * @param refused the others, by reason
 */
public record FileSums(
    long lines, long pieces, long decoded, long duplicates, Map<Malformed.Reason, Long> refused) {
  public FileSums {
    refused = Map.copyOf(refused);
  }

  /**
   * Decodes a whole file.
   *
   * @param events takes each event, once
   */
  public static FileSums of(Path file, Consumer<RoomEvent> events) throws IOException {
    long lines = 0;
    long pieces = 0;
    long duplicates = 0;
    Map<Malformed.Reason, Long> refused = new EnumMap<>(Malformed.Reason.class);
    Set<EventId> seen = new HashSet<>();
    Pdus pdus = new Pdus();
    try (Lines in = EventFile.open(file)) {
      for (byte[] line = in.next(); line != null; line = in.next()) {
        if (line.length == 0) {
          continue;
        }
        lines++;
        for (byte[] piece : FileLine.events(line)) {
          pieces++;
          switch (decode(pdus.withId(piece), lines)) {
            case Decoded.Refused not -> refused.merge(not.malformed().reason(), 1L, Long::sum);
            case Decoded.Event is -> {
              if (seen.add(is.event().eventId())) {
                events.accept(is.event());
              } else {
                duplicates++;
              }
            }
          }
        }
      }
    }
    return new FileSums(lines, pieces, seen.size(), duplicates, refused);
  }

  private static Decoded decode(byte[] text, long line) {
    return MatrixEventDecoder.decode(text, "file", String.valueOf(line), Instant.EPOCH);
  }

  /** How many were refused for any reason. */
  public long refusedInAll() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }
}
