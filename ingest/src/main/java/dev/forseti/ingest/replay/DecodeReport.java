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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How many lines of a file are events, found without a log: {@code received = decoded + malformed +
 * duplicates}.
 *
 * @param lines lines that are not blank
 * @param received events that the lines claim to hold
 * @param decoded those that are events, each id once
 * @param duplicates events whose id came before in the file
 * @param malformedByReason the others, by reason
 */
public record DecodeReport(
    long lines,
    long received,
    long decoded,
    long duplicates,
    Map<Malformed.Reason, Long> malformedByReason) {
  public DecodeReport {
    malformedByReason = Map.copyOf(malformedByReason);
  }

  /**
   * Decodes a whole file.
   *
   * @param events takes each event, once
   * @param malformed takes what is none; its position is the number of its line, from 1, and {@code
   *     #} with its own number in the line, from 0, when that holds several
   */
  public static DecodeReport of(
      Path file, Consumer<RoomEvent> events, Consumer<Malformed> malformed) throws IOException {
    long number = 0;
    long lines = 0;
    long received = 0;
    long duplicates = 0;
    Map<Malformed.Reason, Long> byReason = new EnumMap<>(Malformed.Reason.class);
    Set<EventId> seen = new HashSet<>();
    Pdus pdus = new Pdus();
    try (Lines in = EventFile.open(file)) {
      for (byte[] line = in.next(); line != null; line = in.next()) {
        number++;
        if (line.length == 0) {
          continue;
        }
        lines++;
        List<byte[]> texts = FileLine.events(line);
        for (int i = 0; i < texts.size(); i++) {
          received++;
          String position = number + (texts.size() == 1 ? "" : "#" + i);
          switch (decode(pdus.withId(texts.get(i)), position)) {
            case Decoded.Refused not -> {
              byReason.merge(not.malformed().reason(), 1L, Long::sum);
              malformed.accept(not.malformed());
            }
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
    return new DecodeReport(lines, received, seen.size(), duplicates, byReason);
  }

  private static Decoded decode(byte[] text, String position) {
    return MatrixEventDecoder.decode(text, "file", position, Instant.EPOCH);
  }

  /** How many were malformed for any reason. */
  public long malformed() {
    return malformedByReason.values().stream().mapToLong(Long::longValue).sum();
  }
}
