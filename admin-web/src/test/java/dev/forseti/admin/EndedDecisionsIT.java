package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Decision.Kind;
import dev.forseti.model.Harm;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Decisions that have ended by themselves: no decision before them holds again. */
class EndedDecisionsIT extends SignedInFixture {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Instant LATER = Samples.AT.plusSeconds(60);

  @Test
  void aListingBehindADecisionThatHasEndedSettlesNothing() throws Exception {
    learn(decision("d1", Kind.LIST, Samples.AT, null));
    learn(decision("d2", Kind.CLEAR, LATER, LATER.plus(WEEK)));

    see("v1", LATER.plus(WEEK));

    assertThat(console.count("cases where open")).isEqualTo(1);
  }

  @Test
  void whoWasWatchedBeforeADecisionThatHasEndedIsNotShownAsWatched() throws Exception {
    learn(decision("d1", Kind.WATCH, Samples.AT, null));
    assertThat(console.page("/queue?tab=watched", session)).contains(Samples.EVE);

    learn(decision("d2", Kind.LIST, LATER, LATER.plus(WEEK)));

    assertThat(console.page("/queue?tab=watched", session)).contains("Nobody is watched");
  }

  @Test
  void aDecisionThatHasEndedCannotBeTakenBackAndIsNotOffered() throws Exception {
    learn(decision("d1", Kind.CLEAR, Samples.AT, Samples.AT.plus(WEEK)));

    for (String page : new String[] {"/queue?tab=done", "/users?id=" + Samples.EVE}) {
      assertThat(console.page(page, session))
          .contains("decided elsewhere", "· ended")
          .doesNotContain("/decisions/d1/undo");
    }
    HttpResponse<String> answer = console.api("/api/v1/decisions/d1/undo", "");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("the decision has ended by itself");
    console.form("/decisions/d1/undo", "", session);
    assertThat(console.page("/queue", session))
        .contains("Not sent", "the decision has ended by itself")
        .doesNotContain("Your note is kept");
    assertThat(console.count("outbox")).isZero();
    assertThat(console.count("decisions where undone_by is not null")).isZero();
  }

  @Test
  void anUndoFromElsewhereOfADecisionThatHasEndedBringsNothingBack() {
    learn(decision("d1", Kind.LIST, Samples.AT, null));
    learn(decision("d2", Kind.CLEAR, LATER, LATER.plus(WEEK)));
    Instant after = LATER.plus(WEEK).plusSeconds(1);
    learn(undo("d3", "d2", after));

    see("v1", after.plusSeconds(1));

    assertThat(console.count("cases where open")).as("as scoring sees it").isEqualTo(1);
  }

  private void see(String id, Instant at) {
    console.projections().apply(Topics.VERDICTS, "", Samples.verdict(id, Standing.REVIEW, at));
  }

  private void learn(Decision decision) {
    console.projections().apply(Topics.DECISIONS, "", decision);
  }

  private static Decision decision(String id, Kind kind, Instant at, @Nullable Instant expires) {
    Subject eve = Subject.user(new UserId(Samples.EVE));
    return new Decision(id, eve, kind, "ines", "decided elsewhere", Harm.SPAM, at, expires, null);
  }

  private static Decision undo(String id, String undoes, Instant at) {
    Subject eve = Subject.user(new UserId(Samples.EVE));
    return new Decision(id, eve, Kind.UNDO, "ines", "undo", Harm.SPAM, at, null, undoes);
  }
}
