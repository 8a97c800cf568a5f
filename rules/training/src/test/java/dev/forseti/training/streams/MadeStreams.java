package dev.forseti.training.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.RulePack;
import dev.forseti.model.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Streams that were made up, as lines of a second, a sender and a text. */
public final class MadeStreams {
  /** A pack with a model of each kind, whose files are not there yet. */
  public static final RulePack PACK =
      new RulePack(
          "learned",
          """
          pack: learned
          models:
            conduct:
              trees: conduct.model
              inputs:
                letters: {value: text.letters, rises: abuse}
                before: {value: sender.messages, rises: good}
            lures: {text: lures.model, of: text.body}
          groups:
            conduct: {cap: 12.0}
            lures: {cap: 12.0}
          rules:
            - {id: conduct, when: conduct > 0.1, signal: {weight: conduct, group: conduct}, mode: act}
            - {id: lures, when: lures > 0.1, signal: {weight: lures, group: lures}, mode: act}
          """,
          Map.of());

  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final List<String> WORDS =
      List.of("the", "build", "fails", "again", "patch", "thanks", "review", "hello", "so");

  private MadeStreams() {}

  /** Reads such lines. */
  public static void read(Path file, EventReader.Each each) throws IOException {
    int number = 0;
    for (String line : Files.readAllLines(file, UTF_8)) {
      String[] parts = line.split("\t", -1);
      each.accept(event("$" + number++, Long.parseLong(parts[0]), parts[1], parts[2]));
    }
  }

  private static RoomEvent event(String id, long second, String sender, String text) {
    Instant at = START.plusSeconds(second);
    return new RoomEvent(
        new EventId(id),
        new RoomId("!room:one.example"),
        "m.room.message",
        null,
        new UserId(sender),
        at,
        at,
        new Json.Obj(Map.of("msgtype", new Json.Str("m.text"), "body", new Json.Str(text))),
        null,
        "made",
        "",
        Set.of(),
        Json.Obj.EMPTY);
  }

  /**
   * A stream of 60 senders with 3 messages each, every sixth of them an abuser who writes much and
   * names a word that only this stream's abusers use; the first message is before the window.
   */
  public static LabelledStream write(Path folder, String name, String word, long seed)
      throws IOException {
    Random random = new Random(seed);
    StringBuilder events = new StringBuilder();
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < 180; i++) {
      int who = i % 60;
      boolean isAbuser = who % 6 == 0;
      int words = isAbuser ? 20 + random.nextInt(5) : 1 + random.nextInt(4);
      StringBuilder text = new StringBuilder(isAbuser ? word : "well");
      for (int at = 0; at < words; at++) {
        text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
      }
      String sender = "@" + (isAbuser ? "evil" : "good") + who + ":" + name + ".example";
      events.append(i * 60).append('\t').append(sender).append('\t').append(text).append('\n');
      labels.append(label(i, sender, i < 60 ? "warmup" : "eval", isAbuser)).append('\n');
    }
    Path own = Files.createDirectories(folder.resolve(name));
    Files.writeString(own.resolve("events.ndjson"), events, UTF_8);
    Files.writeString(own.resolve("labels.ndjson"), labels, UTF_8);
    return new LabelledStream(name, own);
  }

  private static String label(int event, String sender, String phase, boolean isAbuse) {
    return """
    {"event_id":"$%d","sender":"%s","phase":"%s","label":%d,"sender_label":"%s"}\
    """
        .formatted(event, sender, phase, isAbuse ? 1 : 0, isAbuse ? "spam" : "ham");
  }
}
