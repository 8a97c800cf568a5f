package dev.forseti.scoring.stream;

import dev.forseti.features.Presence;
import dev.forseti.features.SenderHistory;
import dev.forseti.model.Corroboration;
import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.reputation.Acts;
import dev.forseti.reputation.DecisionInForce;
import dev.forseti.reputation.Decisions;
import dev.forseti.reputation.Evidence;
import dev.forseti.reputation.LastReported;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.rules.counter.CounterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of everything that stays in state. */
final class StateSamples {
  private static final Instant AT = Instant.ofEpochMilli(1_767_225_600_000L);

  private static final Subject SUBJECT = Subject.ofKey("user:@a:one.example");

  private static final List<Decisions.Ended> ENDED =
      List.of(new Decisions.Ended("d0", AT.plusSeconds(1)));
  private static final Subject CAMPAIGN = Subject.campaign("link.domain", "shop.example");
  private static final RoomId ROOM = new RoomId("!r:one.example");

  private static final Presence EVERYWHERE =
      new Presence(AT.toEpochMilli(), 300, new int[] {-7, 0, 123_456});

  /** One value of everything that stays in state. */
  static final Map<String, Object> ALL =
      Map.of(
          "server-memory",
          new ServerFirstSeen(AT.toEpochMilli(), AT.toEpochMilli() + 5),
          "sender-history",
          new SenderHistory(EVERYWHERE, new Presence(AT.toEpochMilli() + 9, 4, new int[] {-7})),
          "key-counters",
          counters(),
          "tracked-reputation",
          tracked(),
          "forseti.rules.v1",
          new RulePack("waves", "pack: waves\n", Map.of("words.txt", "a\nb")));

  private static KeyCounters counters() {
    var counters = new KeyCounters();
    counters.add(CounterSpec.of(-9_000_000_001L, 1, 3_600_000), 17, new long[] {-1L << 63, 5});
    counters.add(CounterSpec.of(4, 5, 60_000), 18, new long[0]);
    return counters;
  }

  private static TrackedReputation tracked() {
    return tracked(
        ENDED,
        ROOM,
        CAMPAIGN,
        new Acts(AT.minusSeconds(700), AT.minusSeconds(3), 2.5, Corroboration.ROOMS));
  }

  /** As version 6 wrote it: without acts. */
  static TrackedReputation ofVersionSix() {
    return tracked(ENDED, ROOM, CAMPAIGN, null);
  }

  /** As version 1 wrote it: of all rooms only, taken for protected ones too. */
  static SenderHistory ofOneHistory() {
    return SenderHistory.same(EVERYWHERE);
  }

  /** As version 5 wrote it: without campaigns. */
  static TrackedReputation ofVersionFive() {
    return tracked(ENDED, ROOM, null, null);
  }

  /** As version 4 wrote it: without what had ended, and without rooms. */
  static TrackedReputation ofVersionFour() {
    return tracked(List.of(), null, null, null);
  }

  private static TrackedReputation tracked(
      List<Decisions.Ended> ended,
      @Nullable RoomId room,
      @Nullable Subject campaign,
      @Nullable Acts acts) {
    return new TrackedReputation(
        SUBJECT,
        .5,
        12,
        AT,
        Standing.REVIEW,
        Mode.SUGGEST,
        List.of(evidence("said in public", room, campaign, acts)),
        new Decisions(
            List.of(
                new DecisionInForce(
                    "d1",
                    Decision.Kind.WATCH,
                    new EventId("$d1"),
                    Harm.SPAM,
                    "we know them",
                    AT,
                    AT.plusSeconds(9),
                    List.of(evidence("since", room, campaign, null)))),
            ended),
        new LastReported(Standing.WATCH, Mode.ACT, AT.plusMillis(3)));
  }

  /**
   * As versions 1 to 3 wrote it: one standing and mode, and of WATCH only the id. As a decision of
   * another kind that had ended looks the same, the watch ends by itself.
   */
  static TrackedReputation ofOldVersions(String publicReason) {
    List<Evidence> evidence = List.of(evidence(publicReason, null, null, null));
    Instant until = AT.plus(Duration.ofDays(90));
    return new TrackedReputation(
        SUBJECT,
        .5,
        12,
        AT,
        Standing.NONE,
        Mode.OBSERVE,
        evidence,
        new Decisions(
            List.of(
                new DecisionInForce(
                    "d1",
                    Decision.Kind.WATCH,
                    new EventId("$d1"),
                    Harm.OTHER,
                    "",
                    AT,
                    until,
                    evidence)),
            List.of()),
        new LastReported(Standing.REVIEW, Mode.SUGGEST, AT));
  }

  private static Evidence evidence(
      String publicReason, @Nullable RoomId room, @Nullable Subject campaign, @Nullable Acts acts) {
    return new Evidence(
        new RuleId("copy-paste"),
        "repetition",
        3.25,
        false,
        2,
        AT,
        new EventId("$e"),
        room,
        Harm.SPAM,
        Mode.SUGGEST,
        "the same text, größer \uD83D\uDE00",
        publicReason,
        campaign,
        acts);
  }

  private StateSamples() {}
}
