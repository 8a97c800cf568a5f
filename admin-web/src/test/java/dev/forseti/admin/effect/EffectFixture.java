package dev.forseti.admin.effect;

import dev.forseti.admin.Samples;
import dev.forseti.admin.SignedInFixture;
import dev.forseti.admin.projection.Projections;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** Eve has a case; what is done about her is told as policy and taps tell it. */
abstract class EffectFixture extends SignedInFixture {
  static final Subject EVE = Subject.user(new UserId(Samples.EVE));
  static final RoomId LIST = new RoomId("!list:hs.example");
  static final RoomId GARDEN = new RoomId("!garden:hs.example");
  static final RoomId BIKES = new RoomId("!bikes:hs.example");

  @BeforeEach
  void eveIsFlagged() {
    projections().apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.REVIEW, Samples.AT));
    state("m.room.name", "", "name", "Garden", GARDEN, 0);
  }

  /** An entry stands, by this verdict or decision. */
  void listed(String cause) {
    var ban = ListEntry.Recommendation.BAN;
    var entry = new ListEntry(EVE, ban, "spam", Harm.SPAM, cause, Samples.AT, null);
    projections()
        .apply(
            Topics.PUBLISHED,
            LIST + " key",
            new PublishedEntry(EVE, LIST, "key", entry, new EventId("$e"), Samples.AT));
  }

  /** The entry is gone. */
  void retracted(String cause, int second) {
    projections().remove(Topics.PUBLISHED, LIST + " key", at(second));
    came(Measure.Kind.RETRACT, LIST, cause, Status.DONE, "", second);
  }

  /** Something was asked, and its outcome is not known. */
  void asked(Measure.Kind kind, RoomId room, String cause, int second) {
    projections()
        .apply(
            Topics.MEASURES,
            "",
            new Measure(id(kind, room, cause), kind, EVE, room, null, null, cause, at(second)));
  }

  /** Something was asked, and this came of it. */
  void came(
      Measure.Kind kind, RoomId room, String cause, Status status, String detail, int second) {
    asked(kind, room, cause, second);
    projections()
        .apply(
            Topics.OUTCOMES,
            "",
            new Outcome(id(kind, room, cause), kind, EVE, status, detail, null, cause, at(second)));
  }

  /** The homeserver banned her, or lifted it. */
  void done(Measure.Kind kind, RoomId room, String cause, int second) {
    came(kind, room, cause, Status.DONE, "", second);
  }

  /** A tap saw how she stands in a room. */
  void seen(RoomId room, String membership, int second) {
    state("m.room.member", Samples.EVE, "membership", membership, room, second);
  }

  String page(String path) throws Exception {
    return console.page(path, session);
  }

  Projections projections() {
    return console.bean(Projections.class);
  }

  static Instant at(int second) {
    return Samples.AT.plusSeconds(second);
  }

  private static String id(Measure.Kind kind, RoomId room, String cause) {
    return kind + " " + room + " " + cause;
  }

  private void state(String type, String key, String field, String value, RoomId room, int second) {
    projections()
        .apply(
            Topics.EVENTS,
            "",
            new RoomEvent(
                new EventId("$" + type + room + value + second),
                room,
                type,
                key,
                new UserId("@mo:hs.example"),
                at(second),
                at(second),
                new Json.Obj(Map.of(field, new Json.Str(value))),
                null,
                "tap",
                "1",
                Set.of(),
                Json.Obj.EMPTY));
  }
}
