package dev.forseti.reputation;

import static dev.forseti.reputation.TestSignals.AT;
import static dev.forseti.reputation.TestSignals.EVE;
import static dev.forseti.reputation.TestSignals.EVENT;
import static dev.forseti.reputation.TestSignals.ROOM;
import static dev.forseti.reputation.TestSignals.inCampaign;
import static dev.forseti.reputation.TestSignals.inMode;
import static dev.forseti.reputation.TestSignals.inPublic;
import static dev.forseti.reputation.TestSignals.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When others are told of a subject, and what. */
class VerdictsTest {
  private static final ReputationRules RULES =
      ReputationRules.of(1 / 2000.0, EvidenceGroups.byHand(Map.of("links", 3.0)));
  private static final TrackedReputation FRESH = TrackedReputation.unknown(EVE, 0, AT);

  @Test
  void tellsAChangeOfStandingOnce() {
    Verdicts.Step first = Verdicts.judge(FRESH.with(signal("a", 9), RULES), EVENT, ROOM, RULES);
    Verdicts.Step second = Verdicts.judge(first.tracked(), EVENT, ROOM, RULES);

    Verdict verdict = first.change().orElseThrow();
    assertThat(verdict.standing()).isEqualTo(Standing.ACT);
    assertThat(verdict.reason()).isEqualTo("because a");
    assertThat(verdict.evidence()).containsExactly(EVENT);
    assertThat(second.change()).isEmpty();
  }

  @Test
  void ofTwoVerdictsOfOneInstantTheLastIsTheLatest() {
    Verdicts.Step first = Verdicts.judge(FRESH.with(signal("a", 4), RULES), EVENT, ROOM, RULES);
    Verdicts.Step second =
        Verdicts.judge(first.tracked().with(signal("b", 6), RULES), EVENT, ROOM, RULES);

    assertThat(second.change().orElseThrow().at()).isAfter(first.change().orElseThrow().at());
  }

  @Test
  void namesTheCampaignOfTheStrongestThatHasOneAndCountsAgainst() {
    Subject text = Subject.campaign("text.sketch", "1f3a");
    Subject server = Subject.campaign("server", "evil.example");
    TrackedReputation tracked =
        FRESH
            .with(inCampaign(signal("good", -6), Subject.campaign("room", "!r:a")), RULES)
            .with(inCampaign(signal("a", 3), server), RULES)
            .with(inCampaign(signal("b", 5), text), RULES)
            .with(signal("c", 9), RULES);

    assertThat(verdict(tracked).campaign()).isEqualTo(text);
    assertThat(verdict(FRESH.with(signal("c", 9), RULES)).campaign()).isNull();
  }

  @Test
  void namesWhatWasDoneBeforeWhereItWas() {
    Subject text = Subject.campaign("text.sketch", "1f3a");
    Subject room = Subject.campaign("room", "!r:a");
    TrackedReputation there = FRESH.with(inCampaign(signal("a", 8), room), RULES);

    assertThat(verdict(there).campaign()).isEqualTo(room);
    assertThat(verdict(there.with(inCampaign(signal("b", 3), text), RULES)).campaign())
        .isEqualTo(text);
  }

  @Test
  void goesNoFurtherThanItsRulesMay() {
    Signal suggesting = inMode(signal("a", 9), Mode.SUGGEST);
    Signal acting = inMode(signal("b", 9), Mode.ACT);

    assertThat(verdict(FRESH.with(suggesting, RULES)).mode()).isEqualTo(Mode.SUGGEST);
    assertThat(verdict(FRESH.with(suggesting, RULES).with(acting, RULES)).mode())
        .isEqualTo(Mode.ACT);
  }

  @Test
  void aRuleThatOnlyObservesIsShownAndCountsNothing() {
    Signal observing = inMode(signal("c", 9), Mode.OBSERVE);

    Verdicts.Step step = Verdicts.judge(FRESH.with(observing, RULES), EVENT, ROOM, RULES);

    assertThat(step.change()).isEmpty();
    assertThat(step.reputation().logOdds()).isEqualTo(RULES.prior(), within(1e-9));
    var shown = step.reputation().contributions().getFirst();
    assertThat(shown.nats()).isEqualTo(9, within(1e-9));
    assertThat(shown.counted()).isZero();
  }

  @Test
  void tellsOnceMoreWhenStrongerRulesReachTheSameStanding() {
    Signal suggesting = inMode(signal("a", 9), Mode.SUGGEST);
    Verdicts.Step first = Verdicts.judge(FRESH.with(suggesting, RULES), EVENT, ROOM, RULES);
    double needed = RULES.thresholds().actAt() - RULES.prior();
    Signal nearly = inMode(signal("b", needed - .01), Mode.ACT);
    Signal enough = inMode(signal("b", needed + .01), Mode.ACT);

    assertThat(Verdicts.judge(first.tracked().with(nearly, RULES), EVENT, ROOM, RULES).change())
        .isEmpty();
    Verdicts.Step second = Verdicts.judge(first.tracked().with(enough, RULES), EVENT, ROOM, RULES);
    Verdict stronger = second.change().orElseThrow();
    assertThat(stronger.before()).isEqualTo(Standing.ACT);
    assertThat(stronger.standing()).isEqualTo(Standing.ACT);
    assertThat(stronger.mode()).isEqualTo(Mode.ACT);
    assertThat(Verdicts.judge(second.tracked(), EVENT, ROOM, RULES).change()).isEmpty();
  }

  @Test
  void aVerdictSaysInPublicOnlyWhatIsMeantForIt() {
    Signal quiet = signal("a", 4);
    Signal open = inPublic(signal("b", 5), "advertises");

    Verdict both = verdict(FRESH.with(quiet, RULES).with(open, RULES));
    assertThat(both.reason()).isEqualTo("because b; because a");
    assertThat(both.publicReason()).isEqualTo("advertises");
    assertThat(verdict(FRESH.with(signal("a", 9), RULES)).publicReason()).isEmpty();
  }

  @Test
  void aModeDoesNotShrinkWhileTheStandingStays() {
    Verdicts.Step acted = Verdicts.judge(FRESH.with(signal("a", 8), RULES), EVENT, ROOM, RULES);
    TrackedReputation weaker =
        acted
            .tracked()
            .with(inMode(signal("a", .1), Mode.ACT), RULES)
            .with(inMode(signal("b", 9), Mode.SUGGEST), RULES);

    assertThat(Verdicts.judge(weaker, EVENT, ROOM, RULES).change()).isEmpty();
  }

  @Test
  void ofManyEventsAVerdictNamesTheNewest() {
    TrackedReputation tracked = FRESH;
    for (int i = 0; i < 25; i++) {
      tracked = tracked.with(at(signal("r" + i, 1), i), RULES);
    }

    List<EventId> named =
        Verdicts.judge(tracked, EVENT, ROOM, RULES).change().orElseThrow().evidence();

    assertThat(named).hasSize(20);
    assertThat(named.getFirst()).isEqualTo(new EventId("$e5"));
    assertThat(named.getLast()).isEqualTo(new EventId("$e24"));
  }

  /** Spam stays in a room that the verdict does not name. */
  @Test
  void aVerdictSaysInWhichRoomItsEvidenceIs() {
    RoomId other = new RoomId("!other:hs.example");
    TrackedReputation tracked =
        FRESH.with(at(signal("a", 4), 1, other), RULES).with(at(signal("b", 5), 2), RULES);

    assertThat(verdict(tracked).evidenceInRooms())
        .containsExactly(
            new EvidenceEvent(new EventId("$e1"), other),
            new EvidenceEvent(new EventId("$e2"), ROOM));
  }

  private static Signal at(Signal signal, int second) {
    return at(signal, second, signal.roomId());
  }

  private static Signal at(Signal signal, int second, RoomId room) {
    return new Signal(
        signal.id(),
        signal.rule(),
        signal.packVersion(),
        signal.subject(),
        new EventId("$e" + second),
        room,
        signal.at().plusSeconds(second),
        signal.weight(),
        signal.group(),
        signal.repeat(),
        signal.harm(),
        signal.mode(),
        signal.because(),
        signal.publicReason(),
        signal.owner(),
        signal.values(),
        signal.campaign(),
        null);
  }

  private static Verdict verdict(TrackedReputation tracked) {
    return Verdicts.judge(tracked, EVENT, ROOM, RULES).change().orElseThrow();
  }
}
