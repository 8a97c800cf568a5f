package dev.forseti.training.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who is known to be an abuser and who is not. A label of an event is one of its sender; whoever
 * sent one event of abuse is an abuser.
 */
public final class Labels {
  private final Map<String, Boolean> byEvent = new HashMap<>();
  private final Map<String, Boolean> bySender = new HashMap<>();

  private Labels() {}

  /** Nobody is labelled. */
  public static Labels none() {
    return new Labels();
  }

  /**
   * Reads lines {@code {"sender": …, "label": 1}} or {@code {"event_id": …, "label": 0}}, 1 for
   * abuse; other keys are not looked at. Lines without a label label nobody.
   *
   * @throws IOException when a line is neither, with its place
   */
  public static Labels read(Path file) throws IOException {
    Labels labels = new Labels();
    try (Stream<String> lines = Files.lines(file, UTF_8)) {
      int number = 0;
      for (String line : (Iterable<String>) lines::iterator) {
        number++;
        if (!line.isBlank()) {
          labels.add(line, file + ":" + number);
        }
      }
    }
    return labels;
  }

  private void add(String line, String place) throws IOException {
    Json json;
    try {
      json = JsonText.parse(line.getBytes(UTF_8), JsonLimits.EVENT);
    } catch (JsonRefused refused) {
      throw new IOException(place + ": not JSON", refused);
    }
    if (!(json instanceof Json.Obj found)) {
      throw new IOException(place + ": an object is needed");
    }
    Json label = found.get("label").orElse(Json.Null.NULL);
    if (label == Json.Null.NULL) {
      return;
    }
    boolean isAbuse = isAbuse(label, place);
    var sender = found.string("sender");
    var event = found.string("event_id");
    if (sender.isPresent()) {
      bySender.merge(sender.get(), isAbuse, Boolean::logicalOr);
    } else if (event.isPresent()) {
      byEvent.merge(event.get(), isAbuse, Boolean::logicalOr);
    } else {
      throw new IOException(place + ": a label needs a sender or an event_id");
    }
  }

  private static boolean isAbuse(Json label, String place) throws IOException {
    return switch (label) {
      case Json.Int(long number) when number == 0 || number == 1 -> number == 1;
      case Json.Bool(boolean is) -> is;
      default -> throw new IOException(place + ": label must be 0 or 1, 1 for abuse");
    };
  }

  /** Takes over the label of an event for its sender. */
  void see(RoomEvent event) {
    Boolean label = byEvent.get(event.eventId().value());
    if (label != null) {
      bySender.merge(event.sender().value(), label, Boolean::logicalOr);
    }
  }

  /** What is known of a sender. */
  Label of(String sender) {
    Boolean abuse = bySender.get(sender);
    return abuse == null ? Label.NONE : abuse ? Label.ABUSER : Label.HONEST;
  }

  /** What is known of somebody. */
  public enum Label {
    ABUSER,
    HONEST,
    NONE
  }
}
