package dev.forseti.policy.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.policy.state.SubjectHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DesiredStateResolverTest {
  private static final Subject EVE = new Subject(Subject.Kind.USER, "@eve:evil.example");
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);

  private final SubjectHistory history = new SubjectHistory();

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aVerdictActsOnlyWhereTheCommunityLetsIt(Mode community) {
    history.add(verdict("v1", Standing.ACT, Mode.ACT, 0));

    assertThat(isListed(community, 1)).isEqualTo(community == Mode.ACT);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aDecisionHoldsInEveryMode(Mode community) {
    history.add(decision("d1", Decision.Kind.LIST, 0, null));

    assertThat(isListed(community, 1)).isTrue();
  }

  @Test
  void aRuleThatMaySuggestListsNobody() {
    history.add(verdict("v1", Standing.ACT, Mode.SUGGEST, 0));

    assertThat(isListed(Mode.ACT, 1)).isFalse();
  }

  @Test
  void aLowerStandingTakesTheEntryBack() {
    history.add(verdict("v1", Standing.ACT, Mode.ACT, 0));
    history.add(change("v2", Standing.ACT, Standing.WATCH, 5));

    assertThat(isListed(Mode.ACT, 6)).isFalse();
  }

  @Test
  void whatIsConcludedOnceMoreAfterACrashChangesNothing() {
    history.add(change("v1", Standing.WATCH, Standing.ACT, 3));
    DesiredState before = wanted(history);
    history.add(change("again", Standing.NONE, Standing.WATCH, 5));
    assertThat(wanted(history)).as("on the way").isEqualTo(before);

    history.add(change("end", Standing.WATCH, Standing.ACT, 5));
    assertThat(wanted(history)).as("at the end").isEqualTo(before);
  }

  @Test
  void theStrongerHoldsThoughAWeakerOfBeforeTheCrashIsYounger() {
    history.add(change("before", Standing.WATCH, Standing.REVIEW, 5));
    history.add(change("after", Standing.NONE, Standing.ACT, 3));

    assertThat(isListed(Mode.ACT, 6)).isTrue();
  }

  @Test
  void ofOneInstantTheStrongerHolds() {
    for (String id : List.of("a", "z")) {
      SubjectHistory both = new SubjectHistory();
      both.add(change("m", Standing.NONE, Standing.REVIEW, 3));
      both.add(change(id, Standing.REVIEW, Standing.ACT, 3));
      assertThat(wanted(both) instanceof DesiredState.Listed).as(id).isTrue();
    }
  }

  @Test
  void whoFellIsListedAgainWhenTheStandingRisesAgain() {
    history.add(change("v1", Standing.NONE, Standing.ACT, 0));
    history.add(change("v2", Standing.ACT, Standing.WATCH, 5));
    history.add(change("v3", Standing.WATCH, Standing.REVIEW, 7));
    assertThat(isListed(Mode.ACT, 8)).isFalse();

    history.add(change("v4", Standing.REVIEW, Standing.ACT, 9));
    assertThat(isListed(Mode.ACT, 10)).isTrue();
  }

  @Test
  void anEntryIsRenewedByAVerdictThatIsStillValid() {
    int month = (int) MONTH.toMinutes();
    history.add(change("v1", Standing.NONE, Standing.ACT, 0));
    history.add(change("v2", Standing.NONE, Standing.ACT, month + 5)); // known no more in between
    assertThat(isListed(Mode.ACT, month + 6)).isTrue();
  }

  @Test
  void aClearOutweighsLaterVerdicts() {
    history.add(decision("d1", Decision.Kind.CLEAR, 0, null));
    history.add(verdict("v1", Standing.ACT, Mode.ACT, 5));

    assertThat(isListed(Mode.ACT, 6)).isFalse();
  }

  @Test
  void undoingAClearLetsTheVerdictHoldAgain() {
    history.add(verdict("v1", Standing.ACT, Mode.ACT, 0));
    history.add(decision("d1", Decision.Kind.CLEAR, 1, null));
    history.add(decision("d2", Decision.Kind.UNDO, 2, "d1"));
    assertThat(isListed(Mode.ACT, 3)).isTrue();

    history.add(decision("d3", Decision.Kind.UNDO, 4, "d2"));
    assertThat(isListed(Mode.ACT, 5)).isFalse();
  }

  @Test
  void undoingAVerdictTakesItsEntryBack() {
    history.add(verdict("v1", Standing.ACT, Mode.ACT, 0));
    history.add(decision("d1", Decision.Kind.UNDO, 1, "v1"));

    assertThat(isListed(Mode.ACT, 2)).isFalse();
  }

  @Test
  void anEntryEndsWhenItsTimeIsOver() {
    history.add(verdict("v1", Standing.ACT, Mode.ACT, 0));
    int month = (int) MONTH.toMinutes();

    assertThat(isListed(Mode.ACT, month - 1)).isTrue();
    assertThat(isListed(Mode.ACT, month)).isFalse();
  }

  @Test
  void whatWasConcludedBeforeADecisionDoesNotComeBackWhenItExpires() {
    history.add(verdict("v1", Standing.ACT, Mode.ACT, 0));
    history.add(
        new Decision("d1", EVE, Decision.Kind.LIST, "mo", "spam", Harm.SPAM, at(1), at(10), null));
    assertThat(isListed(Mode.ACT, 9)).isTrue();
    assertThat(isListed(Mode.ACT, 10)).isFalse();

    history.add(verdict("v2", Standing.ACT, Mode.ACT, 20));
    assertThat(isListed(Mode.ACT, 21)).isTrue();
  }

  /** "Adding the same again changes nothing, and the order of adding does not matter." */
  @Test
  void theOrderOfArrivalDoesNotMatter() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Object> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(
            random.nextBoolean()
                ? change("v" + i, any(random), any(random), i)
                : decision(
                    "d" + i,
                    Decision.Kind.values()[random.nextInt(4)],
                    i,
                    "d" + random.nextInt(8)));
      }
      DesiredState once = wanted(all);
      all.addAll(List.copyOf(all));
      Collections.shuffle(all, random);
      assertThat(wanted(all)).as("seed " + seed).isEqualTo(once);
    }
  }

  private static DesiredState wanted(List<Object> all) {
    SubjectHistory fresh = new SubjectHistory();
    for (Object each : all) {
      if (each instanceof Verdict verdict) {
        fresh.add(verdict);
      } else if (each instanceof Decision decision) {
        fresh.add(decision);
      }
    }
    return wanted(fresh);
  }

  private static DesiredState wanted(SubjectHistory history) {
    return DesiredStateResolver.resolve(EVE, history, Mode.ACT, MONTH, at(100));
  }

  private static Standing any(Random random) {
    return Standing.values()[random.nextInt(4)];
  }

  private boolean isListed(Mode community, int minute) {
    return DesiredStateResolver.resolve(EVE, history, community, MONTH, at(minute))
        instanceof DesiredState.Listed;
  }

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }

  private static Decision decision(
      String id, Decision.Kind kind, int minute, @org.jspecify.annotations.Nullable String undoes) {
    return new Decision(id, EVE, kind, "mo", "spam", Harm.SPAM, at(minute), null, undoes);
  }

  private static Verdict verdict(String id, Standing standing, Mode mode, int minute) {
    return verdict(id, Standing.NONE, standing, mode, minute);
  }

  private static Verdict change(String id, Standing before, Standing standing, int minute) {
    return verdict(id, before, standing, Mode.ACT, minute);
  }

  private static Verdict verdict(
      String id, Standing before, Standing standing, Mode mode, int minute) {
    return new Verdict(
        id,
        EVE,
        before,
        standing,
        mode,
        new EventId("$e"),
        new RoomId("!room"),
        at(minute),
        Harm.SPAM,
        "the same text",
        "",
        new Reputation(EVE, 8, 0, 7, 9, standing, 3, at(minute), List.of()),
        List.of(new EventId("$e")));
  }
}
