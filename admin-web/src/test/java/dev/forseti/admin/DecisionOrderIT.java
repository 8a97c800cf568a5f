package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.decision.DecisionQuery;
import dev.forseti.admin.decision.DecisionRequest;
import dev.forseti.admin.decision.DecisionRow;
import dev.forseti.admin.decision.Decisions;
import dev.forseti.model.Decision;
import dev.forseti.model.Decision.Kind;
import dev.forseti.model.Harm;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several decisions about a subject is the newest: everybody finds the same. */
class DecisionOrderIT extends SignedInFixture {
  private static final Instant AHEAD = Instant.parse("2099-01-02T03:04:05Z");

  @Test
  void aDecisionIsNewerThanThoseOfAClockThatIsAhead() {
    learn(decision("d1", Kind.CLEAR, AHEAD));
    see("v1", AHEAD.plusSeconds(1));
    Decision list = decide(Kind.LIST);

    assertThat(list.at()).isEqualTo(AHEAD.plusMillis(1));
    see("v2", AHEAD.plusSeconds(2));
    assertThat(console.count("cases where open")).as("the listing holds").isZero();

    Decision undo = console.bean(Decisions.class).undo(list.id(), "mara").by();
    assertThat(undo.at()).isEqualTo(AHEAD.plusMillis(2));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofOneInstantTheGreaterIdIsTheNewerHoweverTheyArrive(boolean inOrder) throws Exception {
    Decision clear = decision("d1", Kind.CLEAR, Samples.AT);
    Decision watch = decision("d2", Kind.WATCH, Samples.AT);
    learn(inOrder ? clear : watch);
    learn(inOrder ? watch : clear);

    assertThat(console.page("/queue?tab=watched", session)).contains(Samples.EVE);
    see("v1", Samples.AT.plusSeconds(1));
    assertThat(console.count("cases where open")).as("watched already").isZero();
  }

  @Test
  void ofOneInstantAnUndoIsShownAsTheNewer() {
    learn(decision("z-list", Kind.LIST, Samples.AT));
    learn(Samples.decision("a-undo", Kind.UNDO, "z-list"));

    assertThat(console.bean(DecisionQuery.class).of("user:" + Samples.EVE))
        .extracting(DecisionRow::kind)
        .containsExactly("UNDO", "LIST");
  }

  private void see(String id, Instant at) {
    console.projections().apply(Topics.VERDICTS, "", Samples.verdict(id, Standing.WATCH, at));
  }

  private Decision decide(Kind kind) {
    var choice = new DecisionRequest(kind, "spam", Harm.SPAM, null, null);
    return console.bean(Decisions.class).decide(1, choice, "mara");
  }

  private void learn(Decision decision) {
    console.projections().apply(Topics.DECISIONS, "", decision);
  }

  private static Decision decision(String id, Kind kind, Instant at) {
    Subject eve = Subject.user(new UserId(Samples.EVE));
    return new Decision(id, eve, kind, "ines", "decided elsewhere", Harm.SPAM, at, null, null);
  }
}
