package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.cases.CaseRow;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.decision.DecisionRequest;
import dev.forseti.admin.decision.Decisions;
import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Reputation;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A case that an undo opens again shows how its subject stands now. */
class ReopenedCasesIT extends ConsoleFixture {
  @Test
  void whatFellWhileItWasClosedIsShownAndRisesAgain() {
    see("v1", Standing.REVIEW, Standing.ACT, 0);
    Decision clear = decide(Decision.Kind.CLEAR);
    see("v2", Standing.ACT, Standing.NONE, 1);
    undo(clear);
    assertThat(shown()).containsExactly("NONE", "v2");

    see("v3", Standing.NONE, Standing.REVIEW, 2);
    assertThat(shown()).containsExactly("REVIEW", "v3");
  }

  @Test
  void aFallThatIsReadAfterTheUndoCountsToo() {
    see("v1", Standing.REVIEW, Standing.ACT, 0);
    undo(decide(Decision.Kind.CLEAR));
    assertThat(shown()).containsExactly("ACT", "v1");

    see("v2", Standing.ACT, Standing.NONE, 1);
    see("v3", Standing.NONE, Standing.REVIEW, 2);
    assertThat(shown()).containsExactly("REVIEW", "v3");
  }

  @Test
  void weakerVerdictsThatScoringWritesAgainAfterACrashAreNotTheNewest() {
    see("v1", Standing.REVIEW, Standing.ACT, 0);
    Decision watch = decide(Decision.Kind.WATCH);
    see("again", Standing.NONE, Standing.WATCH, 1);
    undo(watch);

    assertThat(shown()).containsExactly("ACT", "v1");
  }

  @Test
  void whenTheVerdictsAreForgottenTheReputationCounts() {
    see("v1", Standing.REVIEW, Standing.ACT, 0);
    Decision clear = decide(Decision.Kind.CLEAR);
    console.jdbc().sql("delete from verdicts").update();
    undo(clear);
    assertThat(shown()).as("nothing newer is known").containsExactly("ACT", "v1");

    Decision again = decide(Decision.Kind.CLEAR);
    Subject eve = Subject.user(new UserId(Samples.EVE));
    Instant later = Samples.AT.plusSeconds(9);
    console
        .projections()
        .apply(
            Topics.REPUTATIONS,
            "",
            new Reputation(eve, -1, -4, -2, 0, Standing.WATCH, 30, later, List.of()));
    undo(again);
    assertThat(shown()).containsExactly("WATCH", "v1");
  }

  private List<String> shown() {
    CaseRow row = console.bean(Cases.class).open().getFirst();
    return List.of(row.standing(), String.valueOf(row.verdictId()));
  }

  private void see(String id, Standing before, Standing standing, int seconds) {
    console
        .projections()
        .apply(
            Topics.VERDICTS,
            "",
            Samples.changed(id, before, standing, Samples.AT.plusSeconds(seconds)));
  }

  private Decision decide(Decision.Kind kind) {
    var choice = new DecisionRequest(kind, "seen", Harm.SPAM, null, null);
    return console.bean(Decisions.class).decide(1, choice, "mara");
  }

  private void undo(Decision decision) {
    console.bean(Decisions.class).undo(decision.id(), "mara");
  }
}
