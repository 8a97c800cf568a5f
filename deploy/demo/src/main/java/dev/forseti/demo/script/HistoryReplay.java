package dev.forseti.demo.script;

import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.KafkaEventLog;
import dev.forseti.ingest.replay.ReceivedAt;
import dev.forseti.ingest.replay.ReplayPlan;
import dev.forseti.ingest.replay.ReplayTap;
import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the members did in the week before, read in as an operator reads in the past of a room: a
 * file of events, with the times at which they were sent. Without it everybody would be new.
 */
public final class HistoryReplay {
  private static final Duration LENGTH = Duration.ofDays(7);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ROOM = "!the-week-before:demo.localhost";

  private HistoryReplay() {}

  /**
   * Writes the file and replays it.
   *
   * @return how many events it holds
   */
  public static int replay(
      KafkaConnection kafka, Path folder, Function<String, UserId> user, InstantSource clock)
      throws IOException, InterruptedException {
    List<String> lines = lines(user, clock.instant());
    Path file = folder.resolve("history.ndjson");
    Files.write(file, lines);
    try (var log = new KafkaEventLog(kafka, "forseti-demo-history", PATIENCE)) {
      new ReplayTap("demo-history", log, clock, new IngestMetrics())
          .replay(file, ReplayPlan.fullSpeed(ReceivedAt.SENT));
    }
    return lines.size();
  }

  /** Client events, spread evenly over the week that ends an hour before now. */
  static List<String> lines(Function<String, UserId> user, Instant now) throws IOException {
    List<String[]> said =
        Script.resource("history.txt")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split("\\s+", 2))
            .toList();
    Instant begin = now.minus(LENGTH);
    Duration step = LENGTH.minusHours(1).dividedBy(said.size());
    List<String> events = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      Instant at = begin.plus(step.multipliedBy(i));
      UserId sender = user.apply(said.get(i)[0]);
      events.add(JsonText.string(event(i, sender, said.get(i)[1], at)));
    }
    return events;
  }

  private static Json event(int number, UserId sender, String text, Instant at) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("event_id", new Json.Str("$the-week-before-" + number));
    fields.put("room_id", new Json.Str(ROOM));
    fields.put("type", new Json.Str("m.room.message"));
    fields.put("sender", new Json.Str(sender.value()));
    fields.put("origin_server_ts", new Json.Int(at.toEpochMilli()));
    fields.put("content", EventContents.message(text, name -> name));
    return new Json.Obj(fields);
  }
}
