package dev.forseti.admin.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Samples;
import dev.forseti.admin.SignedInFixture;
import dev.forseti.admin.projection.Projections;
import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.ListEntry;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether somebody is listed, as case and user page say it. */
class StandingEntriesIT extends SignedInFixture {
  private static final Subject EVE = Subject.user(new UserId(Samples.EVE));
  private static final String KEY = "!list:hs.example key";

  @BeforeEach
  void eveIsFlagged() {
    projections().apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.REVIEW, Samples.AT));
  }

  @Test
  void whoIsNotListedIsSaidNotToBe() throws Exception {
    assertThat(page("/users?id=" + Samples.EVE)).contains("Not on our list");
    assertThat(page("/cases/1"))
        .contains("Not on our list", "Publishes one entry", "there is no entry of ours to retract")
        .doesNotContain("On our list already", "and retracts our entry<");
  }

  @Test
  void whoIsListedByItselfIsSaidToBeWithBothTimesAndWhatEachDecisionChanges() throws Exception {
    publish("v1", Samples.AT.plusSeconds(86_400));

    assertThat(page("/users?id=" + Samples.EVE))
        .containsPattern("On our list</b> since <time>2026-01-02 03:04<")
        .contains("until 2026-01-03 03:04", "by itself");
    assertThat(page("/cases/1"))
        .contains("until 2026-01-03 03:04", "by itself", "and retracts our entry<")
        .contains("On our list already: the entry is written anew with your reason")
        .doesNotContain("Publishes one entry", "there is no entry of ours to retract");
  }

  @Test
  void whoIsListedByAModeratorIsSaidToBeByWhom() throws Exception {
    projections().apply(Topics.DECISIONS, "", Samples.decision("d1", Decision.Kind.LIST, null));
    publish("d1", null);

    assertThat(page("/cases/1")).contains("without end", "by ines").doesNotContain("by itself");
  }

  @Test
  void anEntryThatWasRetractedStandsNoLonger() throws Exception {
    publish("v1", null);
    projections().remove(Topics.PUBLISHED, KEY, Samples.AT.plusSeconds(1));

    assertThat(page("/cases/1")).contains("Not on our list").doesNotContain("On our list<");
  }

  private void publish(String cause, @Nullable Instant until) {
    var ban = ListEntry.Recommendation.BAN;
    var entry = new ListEntry(EVE, ban, Samples.EVE, Harm.SPAM, cause, Samples.AT, until);
    projections()
        .apply(
            Topics.PUBLISHED,
            KEY,
            new PublishedEntry(
                EVE, new RoomId("!list:hs.example"), "key", entry, new EventId("$e"), Samples.AT));
  }

  private Projections projections() {
    return console.bean(Projections.class);
  }

  private String page(String path) throws Exception {
    return console.page(path, session);
  }
}
