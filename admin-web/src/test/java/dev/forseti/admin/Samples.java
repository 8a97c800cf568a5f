package dev.forseti.admin;

import dev.forseti.model.Contribution;
import dev.forseti.model.Decision;
import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.Malformed;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records about an invented user, as they come from the topics. */
public final class Samples {
  static final String HOSTILE = "<script>alert(1)</script>\u202Etxt\u0000";

  /** When all of it happens. */
  public static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  /** Who it is about. */
  public static final String EVE = "@eve:evil.example";

  private Samples() {}

  /** A message of Eve. */
  public static RoomEvent event(String id, boolean encrypted) {
    return new RoomEvent(
        new EventId(id),
        new RoomId("!room:hs.example"),
        encrypted ? "m.room.encrypted" : "m.room.message",
        null,
        new UserId(EVE),
        AT,
        AT,
        new Json.Obj(Map.of(encrypted ? "ciphertext" : "body", new Json.Str(HOSTILE))),
        null,
        "tap",
        "1",
        encrypted ? Set.of(EventFlag.ENCRYPTED) : Set.of(),
        Json.Obj.EMPTY);
  }

  /** An event of Eve with any content, sent whenever she says. */
  static RoomEvent event(String id, String type, Json.Obj content, Instant sentAt) {
    return new RoomEvent(
        new EventId(id),
        new RoomId("!room:hs.example"),
        type,
        null,
        new UserId(EVE),
        sentAt,
        AT,
        content,
        null,
        "tap",
        "3",
        Set.of(),
        Json.Obj.EMPTY);
  }

  /** What somebody did in a room, which came as it was sent. */
  public static RoomEvent seen(
      String id,
      String room,
      String sender,
      String type,
      @Nullable String stateKey,
      Json.Obj content,
      Instant at) {
    return new RoomEvent(
        new EventId(id),
        new RoomId(room),
        type,
        stateKey,
        new UserId(sender),
        at,
        at,
        content,
        null,
        "tap",
        id,
        Set.of(),
        Json.Obj.EMPTY);
  }

  static RoomEvent join(String user, String name) {
    return new RoomEvent(
        new EventId("$join" + user),
        new RoomId("!room:hs.example"),
        "m.room.member",
        user,
        new UserId(user),
        AT,
        AT,
        new Json.Obj(Map.of("membership", new Json.Str("join"), "displayname", new Json.Str(name))),
        null,
        "tap",
        "2",
        Set.of(),
        Json.Obj.EMPTY);
  }

  public static Verdict verdict(String id, Standing standing, Instant at) {
    return changed(id, Standing.WATCH, standing, at);
  }

  static Verdict changed(String id, Standing before, Standing standing, Instant at) {
    Subject eve = Subject.user(new UserId(EVE));
    EventId hit = new EventId("$hit");
    var why = new Contribution(new RuleId("link-flood"), "links", 4.5, 4.0, 1, at, hit, HOSTILE);
    return new Verdict(
        id,
        eve,
        before,
        standing,
        Mode.SUGGEST,
        hit,
        new RoomId("!room:hs.example"),
        at,
        Harm.SPAM,
        HOSTILE,
        "advertises in public",
        new Reputation(eve, 3.5, -4.0, 1.5, 5.5, standing, 12, at, List.of(why)),
        List.of(hit));
  }

  public static Decision decision(String id, Decision.Kind kind, @Nullable String undoes) {
    return new Decision(
        id,
        Subject.user(new UserId(EVE)),
        kind,
        "ines",
        "decided elsewhere",
        Harm.SPAM,
        AT,
        null,
        undoes);
  }

  static Malformed malformed(String pack, String why) {
    return new Malformed("rules:" + pack, "rules", pack, Malformed.Reason.WRONG_TYPE, why, "", AT);
  }

  static Malformed fault(String rule, int count) {
    return new Malformed(
        "rules:fault:" + rule + ":0",
        "rules",
        rule,
        Malformed.Reason.RULE_FAULT,
        count + " divisions by zero",
        "",
        AT.plusSeconds(count));
  }

  static RoomEvent state(String type, String field, String value) {
    return new RoomEvent(
        new EventId("$state" + type),
        new RoomId("!room:hs.example"),
        type,
        "",
        new UserId(EVE),
        AT,
        AT,
        new Json.Obj(Map.of(field, new Json.Str(value))),
        null,
        "tap",
        "4",
        Set.of(),
        Json.Obj.EMPTY);
  }

  public static Outcome outcome(String id, Outcome.Status status, String detail) {
    return outcome(id, Subject.user(new UserId(EVE)), status, detail, AT);
  }

  public static Outcome outcome(
      String id, Subject subject, Outcome.Status status, String detail, Instant at) {
    return new Outcome(
        id, Measure.Kind.PUBLISH, subject, status, detail, new EventId("$e"), "v1", at);
  }
}
