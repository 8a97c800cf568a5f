package dev.forseti.wire;

import dev.forseti.model.Contribution;
import dev.forseti.model.Corroboration;
import dev.forseti.model.Decision;
import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.ListEntry;
import dev.forseti.model.ListEvent;
import dev.forseti.model.Malformed;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.TapPosition;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import dev.forseti.model.WatchedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record of each topic, with every component set to something that is not its default. Where a
 * component was added later there is a sample for each time: what was written before lacks it.
 */
final class Samples {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final EventId EVENT = new EventId("$aGVsbG8");
  private static final RoomId ROOM = new RoomId("!room:hs.example:8448");
  private static final Subject EVE = Subject.user(new UserId("@eve:evil.example"));

  private static final Subject CAMPAIGN = Subject.campaign("link.domain", "shop.example");

  private Samples() {}

  /**
   * A topic and a record of it.
   *
   * @param with the component whose adding made another sample necessary; empty for the first
   */
  record Sample<T>(Topic<T> topic, String with, T value) {
    Sample(Topic<T> topic, T value) {
      this(topic, "", value);
    }

    /** The golden file's name. */
    @Override
    public String toString() {
      return topic.name() + (with.isEmpty() ? "" : "+" + with);
    }
  }

  static Stream<Sample<?>> all() {
    return Stream.of(
        new Sample<>(Topics.EVENTS, event()),
        new Sample<>(Topics.EVENTS, "counted-at", event().countedAt(AT.minusSeconds(1))),
        new Sample<>(Topics.MALFORMED, malformed()),
        new Sample<>(Topics.SIGNALS, signal("", "", null)),
        new Sample<>(Topics.SIGNALS, "public-reason", signal("links to shop.example", "ada", null)),
        new Sample<>(Topics.SIGNALS, "campaign", signal("links to shop.example", "ada", CAMPAIGN)),
        new Sample<>(
            Topics.SIGNALS, "corroboration", signal("", "", CAMPAIGN, Corroboration.OTHERS)),
        new Sample<>(Topics.REPUTATIONS, reputation()),
        new Sample<>(Topics.REPUTATIONS, "in-group", reputation(4.2)),
        new Sample<>(Topics.VERDICTS, verdict("")),
        new Sample<>(Topics.VERDICTS, "public-reason", verdict("links to shop.example")),
        new Sample<>(
            Topics.VERDICTS,
            "evidence-rooms",
            verdict("links to shop.example", new RoomId("!other:hs.example"), ROOM)),
        new Sample<>(Topics.VERDICTS, "campaign", verdict("", CAMPAIGN, ROOM)),
        new Sample<>(Topics.DECISIONS, decision()),
        new Sample<>(
            Topics.REDACTION_REQUESTS,
            RedactionRequest.of(EVE, decision(), List.of(new EvidenceEvent(EVENT, ROOM)))),
        new Sample<>(Topics.MEASURES, measure()),
        new Sample<>(Topics.OUTCOMES, outcome(null)),
        new Sample<>(Topics.OUTCOMES, "campaign", outcome(CAMPAIGN)),
        new Sample<>(Topics.RULES, new RulePack("links", "pack: links\n", Map.of("a.txt", "x"))),
        new Sample<>(Topics.LISTS, watched("!list:lists.example", "rule:@eve")),
        new Sample<>(
            Topics.PUBLISHED, new PublishedEntry(EVE, ROOM, "rule:@eve", entry(), EVENT, AT)),
        new Sample<>(Topics.TAP_POSITIONS, new TapPosition("appservice", "17", AT)));
  }

  private static RoomEvent event() {
    return new RoomEvent(
        EVENT,
        ROOM,
        "m.room.member",
        "@bob:b.example",
        new UserId("@eve:evil.example"),
        AT.minusSeconds(2),
        AT,
        new Json.Obj(
            Map.of(
                "membership",
                new Json.Str("invite"),
                "nested",
                new Json.Arr(
                    List.of(
                        new Json.Int(-1),
                        new Json.Real(.5),
                        new Json.Bool(true),
                        Json.Null.NULL)))),
        new EventId("$other"),
        "appservice",
        "17/3",
        Set.of(EventFlag.SOFT_FAILED, EventFlag.ENCRYPTED),
        new Json.Obj(Map.of("m.room.name", new Json.Str("Café \uD83D\uDE00"))));
  }

  static WatchedEvent watched(String list, String stateKey) {
    return new WatchedEvent(
        "#spam-bl:lists.example",
        new ListEvent(
            new RoomId(list),
            "m.policy.rule.user",
            stateKey,
            new UserId("@writer:lists.example"),
            EVENT,
            AT,
            new Json.Obj(
                Map.of(
                    "entity",
                    new Json.Str("@eve*:evil.example"),
                    "to.come",
                    new Json.Arr(List.of(new Json.Int(7), Json.Null.NULL)))),
            false),
        WatchedEvent.Use.QUARANTINED,
        "TOO_BROAD: fewer than 5 fixed characters in the user's name");
  }

  private static Malformed malformed() {
    return new Malformed(
        "id", "appservice", "17/4", Malformed.Reason.BAD_ID, "sender", "{\"sender\":1}", AT);
  }

  private static Signal signal(String publicReason, String owner, @Nullable Subject campaign) {
    return signal(publicReason, owner, campaign, null);
  }

  private static Signal signal(
      String publicReason,
      String owner,
      @Nullable Subject campaign,
      @Nullable Corroboration corroboration) {
    return new Signal(
        "s1",
        new RuleId("link-flood"),
        "v1",
        EVE,
        EVENT,
        ROOM,
        AT,
        -1.25,
        "links",
        Signal.Repeat.ADD,
        Harm.SPAM,
        Mode.ACT,
        "7 links within 1 m",
        publicReason,
        owner,
        Map.of("links", "7"),
        campaign,
        corroboration);
  }

  private static Reputation reputation() {
    return reputation(null);
  }

  private static Reputation reputation(@Nullable Double inGroup) {
    var contribution =
        new Contribution(
            new RuleId("link-flood"), "links", 4.5, 4, 3, AT, EVENT, "7 links within 1 m", inGroup);
    return new Reputation(EVE, 3.5, -4, 1.5, 5.5, Standing.REVIEW, 12, AT, List.of(contribution));
  }

  /** As it was before each event of the evidence had its room. */
  private static Verdict verdict(String publicReason) {
    return verdict(publicReason, ROOM);
  }

  private static Verdict verdict(String publicReason, RoomId... evidenceRooms) {
    return verdict(publicReason, null, evidenceRooms);
  }

  private static Verdict verdict(
      String publicReason, @Nullable Subject campaign, RoomId... evidenceRooms) {
    List<EventId> evidence =
        Stream.of(new EventId("$Zmlyc3Q"), EVENT).skip(2 - evidenceRooms.length).toList();
    return new Verdict(
        "v1",
        EVE,
        Standing.WATCH,
        Standing.REVIEW,
        Mode.SUGGEST,
        EVENT,
        ROOM,
        AT,
        Harm.SPAM,
        "7 links within 1 m",
        publicReason,
        reputation(),
        evidence,
        List.of(evidenceRooms),
        campaign);
  }

  private static Decision decision() {
    return new Decision(
        "d2",
        EVE,
        Decision.Kind.UNDO,
        "admin",
        "a mistake",
        Harm.OTHER,
        AT,
        AT.plusSeconds(60),
        "d1");
  }

  private static ListEntry entry() {
    return new ListEntry(
        EVE, ListEntry.Recommendation.TAKEDOWN, "spam", Harm.SPAM, "v1", AT, AT.plusSeconds(9));
  }

  private static Measure measure() {
    return new Measure("m1", Measure.Kind.PUBLISH, EVE, ROOM, entry(), EVENT, "v1", AT);
  }

  private static Outcome outcome(@Nullable Subject campaign) {
    return new Outcome(
        "m1", Measure.Kind.PUBLISH, EVE, Outcome.Status.HELD, "quota", EVENT, "v1", AT, campaign);
  }
}
