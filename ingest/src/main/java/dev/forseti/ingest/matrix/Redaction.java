package dev.forseti.ingest.matrix;

import dev.forseti.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of an event stays when it is redacted: the part that its id is made of (Matrix
 * specification, Room Versions, Redactions). Each version changed a little.
 */
final class Redaction {
  private static final List<String> KEPT =
      List.of(
          "event_id",
          "type",
          "room_id",
          "sender",
          "state_key",
          "hashes",
          "signatures",
          "depth",
          "prev_events",
          "auth_events",
          "origin_server_ts");
  private static final List<String> KEPT_BEFORE_11 = List.of("prev_state", "origin", "membership");
  private static final List<String> POWER_LEVELS =
      List.of(
          "ban",
          "events",
          "events_default",
          "kick",
          "redact",
          "state_default",
          "users",
          "users_default");

  private Redaction() {}

  static Json.Obj of(Json.Obj event, RoomVersion version) {
    Map<String, Json> kept = new LinkedHashMap<>();
    keep(KEPT, event, kept);
    if (!version.isAtLeast(RoomVersion.V11)) {
      keep(KEPT_BEFORE_11, event, kept);
    }
    kept.put("content", content(event, version));
    return new Json.Obj(kept);
  }

  private static void keep(List<String> keys, Json.Obj from, Map<String, Json> to) {
    for (String key : keys) {
      from.get(key).ifPresent(value -> to.put(key, value));
    }
  }

  private static Json.Obj content(Json.Obj event, RoomVersion version) {
    Json.Obj content = event.object("content");
    boolean from11 = version.isAtLeast(RoomVersion.V11);
    Map<String, Json> kept = new LinkedHashMap<>();
    switch (event.string("type").orElse("")) {
      case "m.room.create" -> {
        if (from11) {
          return content;
        }
        keep(List.of("creator"), content, kept);
      }
      case "m.room.member" -> member(content, version, kept);
      case "m.room.join_rules" -> {
        keep(List.of("join_rule"), content, kept);
        if (version.isAtLeast(RoomVersion.V8)) {
          keep(List.of("allow"), content, kept);
        }
      }
      case "m.room.power_levels" -> {
        keep(POWER_LEVELS, content, kept);
        if (from11) {
          keep(List.of("invite"), content, kept);
        }
      }
      case "m.room.aliases" -> {
        if (!version.isAtLeast(RoomVersion.V6)) {
          keep(List.of("aliases"), content, kept);
        }
      }
      case "m.room.history_visibility" -> keep(List.of("history_visibility"), content, kept);
      case "m.room.redaction" -> {
        if (from11) {
          keep(List.of("redacts"), content, kept);
        }
      }
      default -> {}
    }
    return new Json.Obj(kept);
  }

  private static void member(Json.Obj content, RoomVersion version, Map<String, Json> kept) {
    keep(List.of("membership"), content, kept);
    if (version.isAtLeast(RoomVersion.V9)) {
      keep(List.of("join_authorised_via_users_server"), content, kept);
    }
    if (version.isAtLeast(RoomVersion.V11)
        && content.fields().get("third_party_invite") instanceof Json.Obj invite) {
      Map<String, Json> signed = new LinkedHashMap<>();
      keep(List.of("signed"), invite, signed);
      kept.put("third_party_invite", new Json.Obj(signed));
    }
  }
}
