package dev.forseti.standalone.command;

import dev.forseti.model.Json;
import dev.forseti.model.Malformed;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The report on lines that hold no events; never their text. */
final class MalformedReport {
  private MalformedReport() {}

  /** One of them: the file, its line, the reason and what was found. */
  static String line(Path file, Malformed malformed) {
    String[] place = malformed.position().split("#", 2);
    String which = place.length == 1 ? "" : "event " + (Integer.parseInt(place[1]) + 1) + ": ";
    return "%s:%s: %smalformed: %s: %s"
        .formatted(file, place[0], which, name(malformed.reason()), malformed.detail());
  }

  /** Counts by reason, in the reasons' order. */
  static Json.Obj reasons(Map<Malformed.Reason, Long> counts) {
    JsonFields fields = new JsonFields();
    for (Malformed.Reason reason : Malformed.Reason.values()) {
      Long count = counts.get(reason);
      if (count != null) {
        fields.with(name(reason), count);
      }
    }
    return fields.object();
  }

  /** The counts as lines of text, each after a line break. */
  static String text(Map<Malformed.Reason, Long> counts) {
    StringBuilder text = new StringBuilder();
    reasons(counts)
        .fields()
        .forEach(
            (reason, count) ->
                text.append("%n  malformed: %s %d".formatted(reason, ((Json.Int) count).value())));
    return text.toString();
  }

  private static String name(Malformed.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
