package dev.forseti.scoring.kafka;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Subject;
import dev.forseti.scoring.Events;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records that no console and no tap writes, of each topic that scoring reads. */
public final class BadRecords {
  private static final List<Instant> TIMES =
      List.of(
          Instant.MIN,
          Instant.ofEpochMilli(Long.MIN_VALUE),
          Instant.EPOCH.minusNanos(1),
          Instant.EPOCH,
          Events.START.plusNanos(999_999),
          Instant.parse("9999-12-31T23:59:59.999Z"),
          Instant.ofEpochMilli(Long.MAX_VALUE),
          Instant.MAX);
  private static final List<String> TEXTS =
      List.of(
          "", " ", "\u0000", "\uD800", "$", "a\nb", "\u202E", "x".repeat(300), "x".repeat(65_536));

  private BadRecords() {}

  public static List<KafkaRecord> decisions() {
    List<byte[]> values = new ArrayList<>();
    for (Instant at : TIMES) {
      for (Decision.Kind kind : Decision.Kind.values()) {
        values.add(decision("at", kind, "reason", at, null, "at"));
        TIMES.forEach(until -> values.add(decision("until", kind, "reason", at, until, "d")));
      }
    }
    for (String text : TEXTS) {
      values.add(decision(text, Decision.Kind.LIST, text, Events.START, null, null));
      values.add(decision("undo", Decision.Kind.UNDO, text, Events.START, null, text));
      values.add(replaced(sane(), "@eve:evil.example", text));
    }
    String longest = "\uD83D\uDE00".repeat(200_000);
    values.add(decision("long", Decision.Kind.LIST, longest, Events.START, null, null));
    return records(Topics.DECISIONS, values);
  }

  public static List<KafkaRecord> events() {
    RoomEvent event = Events.message("bad", "r", "@eve:evil.example", 0, "hello");
    byte[] sane = Topics.EVENTS.codec().encode(event);
    List<byte[]> values = new ArrayList<>();
    for (long millis : new long[] {Long.MIN_VALUE, -1, 0, 253_402_300_800_000L, Long.MAX_VALUE}) {
      values.add(replaced(sane, "" + event.sentAt().toEpochMilli(), "" + millis));
      values.add(replaced(sane, "" + event.receivedAt().toEpochMilli(), "" + millis));
    }
    for (String text : TEXTS) {
      values.add(replaced(sane, "@eve:evil.example", text));
      values.add(replaced(sane, "$bad", text));
      values.add(replaced(sane, "hello", text));
    }
    return records(Topics.EVENTS, values);
  }

  public static List<KafkaRecord> packs() {
    List<byte[]> values = new ArrayList<>();
    for (String text : TEXTS) {
      values.add(Topics.RULES.codec().encode(new RulePack(text, "pack: x\nrules: 1\n", Map.of())));
      values.add(Topics.RULES.codec().encode(new RulePack("p", text, Map.of(text, text))));
    }
    return records(Topics.RULES, values);
  }

  /** A decision as the console writes it. */
  public static KafkaRecord saneDecision() {
    return records(Topics.DECISIONS, List.of(sane())).getFirst();
  }

  private static byte[] sane() {
    return decision("sane", Decision.Kind.LIST, "spam", Events.START, null, null);
  }

  private static byte[] decision(
      String id,
      Decision.Kind kind,
      String reason,
      Instant at,
      @Nullable Instant until,
      @Nullable String undoes) {
    Subject eve = Subject.ofKey("user:@eve:evil.example");
    return Topics.DECISIONS
        .codec()
        .encode(new Decision(id, eve, kind, "mo", reason, Harm.SPAM, at, until, undoes));
  }

  private static byte[] replaced(byte[] value, String part, String by) {
    String text = new String(value, StandardCharsets.UTF_8);
    if (!text.contains(part)) {
      throw new IllegalArgumentException("the record holds no " + part + ": " + text);
    }
    return text.replace(part, by).getBytes(StandardCharsets.UTF_8);
  }

  private static List<KafkaRecord> records(Topic<?> topic, List<byte[]> values) {
    List<KafkaRecord> records = new ArrayList<>();
    for (byte[] value : values) {
      records.add(KafkaRecord.of(topic.name() + "-0", records.size(), 1_000, new byte[0], value));
    }
    return records;
  }
}
