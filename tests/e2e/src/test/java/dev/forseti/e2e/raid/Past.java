package dev.forseti.e2e.raid;

import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.KafkaEventLog;
import dev.forseti.ingest.replay.ReceivedAt;
import dev.forseti.ingest.replay.ReplayPlan;
import dev.forseti.ingest.replay.ReplayTap;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What the members said in the weeks before, read in as an operator reads in a room's past. */
final class Past {
  private static final Duration LENGTH = Duration.ofDays(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MESSAGES_EACH = 60;

  private Past() {}

  /** Reads it in; the number of its events. */
  static int replay(
      KafkaConnection kafka, Path folder, List<UserId> members, List<RoomId> rooms, Random random)
      throws IOException, InterruptedException {
    Path file = folder.resolve("past.ndjson");
    List<String> lines = lines(members, rooms, random, Instant.now());
    Files.write(file, lines);
    try (var log = new KafkaEventLog(kafka, "forseti-raid-past", PATIENCE)) {
      new ReplayTap("raid-past", log, InstantSource.system(), new IngestMetrics())
          .replay(file, ReplayPlan.fullSpeed(ReceivedAt.SENT));
    }
    return lines.size();
  }

  private static List<String> lines(
      List<UserId> members, List<RoomId> rooms, Random random, Instant now) {
    List<String> lines = new ArrayList<>();
    Instant begin = now.minus(LENGTH);
    for (UserId member : members) {
      for (RoomId room : rooms) {
        Json.Obj joins = new Json.Obj(Map.of("membership", new Json.Str("join")));
        lines.add(event(lines.size(), room, member, "m.room.member", joins, begin, true));
      }
    }
    int messages = members.size() * MESSAGES_EACH;
    Duration step = LENGTH.minusHours(1).dividedBy(messages);
    for (int i = 0; i < messages; i++) {
      Json.Obj says =
          new Json.Obj(
              Map.of("msgtype", new Json.Str("m.text"), "body", new Json.Str(Texts.talk(random))));
      UserId member = members.get(random.nextInt(members.size()));
      RoomId room = rooms.get(random.nextInt(rooms.size()));
      Instant at = begin.plus(step.multipliedBy(i + 1));
      lines.add(event(lines.size(), room, member, "m.room.message", says, at, false));
    }
    return lines;
  }

  private static String event(
      int number,
      RoomId room,
      UserId sender,
      String type,
      Json.Obj content,
      Instant at,
      boolean isState) {
    Map<String, Json> fields = new TreeMap<>();
    fields.put("event_id", new Json.Str("$past-" + number));
    fields.put("room_id", new Json.Str(room.value()));
    fields.put("type", new Json.Str(type));
    fields.put("sender", new Json.Str(sender.value()));
    fields.put("origin_server_ts", new Json.Int(at.toEpochMilli()));
    fields.put("content", content);
    if (isState) {
      fields.put("state_key", new Json.Str(sender.value()));
    }
    return JsonText.string(new Json.Obj(fields));
  }
}
