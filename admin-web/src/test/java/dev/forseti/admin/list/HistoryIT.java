package dev.forseti.admin.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.ConsoleFixture;
import dev.forseti.admin.Samples;
import dev.forseti.admin.projection.Projections;
import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryIT extends ConsoleFixture {
  private static final Subject EVE = Subject.user(new UserId(Samples.EVE));

  @Test
  void whatCameOfAMeasureIsATimeLineWhateverTheOrderOfReading() {
    outcome(Outcome.Status.DONE, 2);
    outcome(Outcome.Status.HELD, 0);
    outcome(Outcome.Status.RETRYING, 1);
    outcome(Outcome.Status.DONE, 2);

    List<OutcomeRow> rows = console.bean(OutcomeQuery.class).of(EVE.key());
    assertThat(rows).extracting(OutcomeRow::status).containsExactly("DONE");
    assertThat(rows.getFirst().earlier())
        .extracting(OutcomeRow::status)
        .containsExactly("RETRYING", "HELD");
    assertThat(console.count("cases")).as("an outcome that is over opens none").isZero();
    assertThat(console.bean(OutcomeQuery.class).failures()).isEmpty();
  }

  @Test
  void aBrakeAfterTheActIsCurrentAndTheActStaysInSight() throws Exception {
    outcome(Outcome.Status.DONE, 0);
    outcome(Outcome.Status.HELD, 1);

    assertThat(console.page("/cases/1", console.signIn()))
        .contains("publish held")
        .containsPattern("before: <span>done</span>");
  }

  @Test
  void anOutcomeThatWasReadAfterTheLaterDecisionOpensNoCase() {
    Decision decision = Samples.decision("d1", Decision.Kind.CLEAR, null);
    console.bean(Projections.class).apply(Topics.DECISIONS, "", decision);
    outcome(Outcome.Status.HELD, -1);
    assertThat(console.count("cases")).isZero();

    outcome(Outcome.Status.HELD, 1);
    assertThat(console.count("cases where open")).isEqualTo(1);
  }

  @Test
  void anEntryThatIsRetractedAndPublishedAgainKeepsItsHistory() throws Exception {
    Projections projections = console.bean(Projections.class);
    projections.apply(Topics.PUBLISHED, "!list:hs.example key", entry(Samples.AT));
    projections.remove(Topics.PUBLISHED, "!list:hs.example key", Samples.AT.plusSeconds(1));
    projections.remove(Topics.PUBLISHED, "!list:hs.example key", Samples.AT.plusSeconds(1));
    projections.apply(Topics.PUBLISHED, "!list:hs.example key", entry(Samples.AT.plusSeconds(2)));

    assertThat(console.bean(PublishedQuery.class).history(EVE.key()))
        .extracting(PublishedQuery.HistoryRow::what)
        .containsExactly("PUBLISHED", "RETRACTED", "PUBLISHED");
    assertThat(console.page("/users?id=" + Samples.EVE, console.signIn()))
        .contains("List entries", "retracted");
  }

  private static PublishedEntry entry(Instant at) {
    var entry = new ListEntry(EVE, ListEntry.Recommendation.BAN, "spam", Harm.SPAM, "v1", at, null);
    return new PublishedEntry(
        EVE, new RoomId("!list:hs.example"), "key", entry, new EventId("$e"), at);
  }

  private void outcome(Outcome.Status status, int seconds) {
    Outcome outcome =
        Samples.outcome("m1", EVE, status, "why " + seconds, Samples.AT.plusSeconds(seconds));
    console.bean(Projections.class).apply(Topics.OUTCOMES, "", outcome);
  }
}
