package dev.forseti.parity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.lists.entry.EntryKind;
import dev.forseti.lists.entry.EntryType;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list as its room holds it, made at random, and changed a few times. */
final class MadeList {
  static final RoomId ROOM = new RoomId("!list:lists.example");
  private static final UserId WRITER = new UserId("@writer:lists.example");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MOST_EVENTS = 40;
  private static final List<String> RECOMMENDATIONS =
      List.of(
          "m.ban",
          "m.ban",
          "m.ban",
          "org.matrix.mjolnir.ban",
          "org.matrix.msc4204.takedown",
          "m.takedown",
          "org.matrix.mjolnir.allow",
          "org.matrix.msc4155.allow",
          "fi.mau.meowlnir.unban",
          "m.mute",
          "com.example.other");

  private final MadeEntities entities;
  private final Map<List<String>, ListEvent> state = new LinkedHashMap<>();
  private int made;

  MadeList(MadeEntities entities) {
    this.entities = entities;
  }

  /** Somebody writes some entries, or takes some back; what stands there then. */
  List<ListEvent> change() {
    for (int n = 1 + entities.random().nextInt(MOST_EVENTS); n > 0; n--) {
      boolean redacts = !state.isEmpty() && entities.chance(8);
      ListEvent event = redacts ? redacted(entities.any(List.copyOf(state.values()))) : event();
      state.put(List.of(event.type(), event.stateKey()), event);
    }
    return new ArrayList<>(state.values());
  }

  private static ListEvent redacted(ListEvent event) {
    return new ListEvent(
        event.list(),
        event.type(),
        event.stateKey(),
        event.sender(),
        event.eventId(),
        event.at(),
        Json.Obj.EMPTY,
        true);
  }

  private ListEvent event() {
    EntryKind kind = entities.any(List.of(EntryKind.values()));
    EntryType.Spelling spelling =
        entities.chance(70)
            ? EntryType.Spelling.STABLE
            : entities.any(List.of(EntryType.Spelling.values()));
    String id = entities.id(kind);
    String entity = entities.chance(40) ? entities.pattern(id) : id;
    String key = entities.chance(50) ? "rule:" + entity : "key" + entities.random().nextInt(6);
    return new ListEvent(
        ROOM,
        new EntryType(kind, spelling).text(),
        key,
        WRITER,
        new EventId("$made" + ++made),
        START.plusSeconds(made),
        entities.chance(10) ? Json.Obj.EMPTY : content(id, entity),
        false);
  }

  private Json.Obj content(String id, String entity) {
    Map<String, Json> content = new LinkedHashMap<>();
    if (entities.chance(20)) {
      String key = entities.chance(50) ? "hashes" : "org.matrix.msc4205.hashes";
      content.put(key, new Json.Obj(Map.of("sha256", new Json.Str(sha256(id)))));
    } else if (!entities.chance(2)) {
      content.put("entity", new Json.Str(entity));
    }
    if (!entities.chance(2)) {
      content.put("recommendation", new Json.Str(entities.any(RECOMMENDATIONS)));
    }
    if (entities.chance(80)) {
      content.put("reason", new Json.Str("spam"));
    }
    return new Json.Obj(content);
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException none) {
      throw new IllegalStateException("every Java has SHA-256", none);
    }
  }
}
