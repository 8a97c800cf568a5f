package dev.forseti.training.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of the messages that count, those of the evaluation window.
 *
 * @param messages by the event's id, whether the message is abuse
 * @param senders by the user's id, whether the sender is an abuser; who sent no such message is not
 *     in it
 */
public record Labels(Map<String, Boolean> messages, Map<String, Boolean> senders) {
  /**
   * Reads one label per line: {@code event_id}, {@code sender}, {@code phase} (only {@code eval}
   * counts), {@code label} (1 for abuse), {@code sender_label} ({@code spam} for abusers).
   */
  public static Labels read(Path file) throws IOException {
    var labels = new Labels(new LinkedHashMap<>(), new LinkedHashMap<>());
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          labels.add(JsonText.parse(line.getBytes(UTF_8), JsonLimits.EVENT));
        } catch (JsonRefused refused) {
          throw new IOException(file + ":" + number + ": " + refused.detail(), refused);
        }
      }
    }
    return labels;
  }

  private void add(Json line) {
    if (line instanceof Json.Obj label && label.string("phase").orElse("").equals("eval")) {
      messages.put(label.string("event_id").orElse(""), label.integer("label").orElse(0L) == 1);
      senders.put(
          label.string("sender").orElse(""),
          label.string("sender_label").orElse("").equals("spam"));
    }
  }
}
