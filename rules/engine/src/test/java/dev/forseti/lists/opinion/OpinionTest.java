package dev.forseti.lists.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.lists.entry.EntryReader;
import dev.forseti.lists.entry.EntryReading;
import dev.forseti.lists.entry.Lists;
import dev.forseti.lists.entry.Recommendation;
import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.lists.index.Hit;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import dev.forseti.model.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpinionTest {
  private static final RoomId A = new RoomId("!a:lists.example");
  private static final RoomId B = new RoomId("!b:lists.example");
  private static final Instant NOON = Lists.NOON;

  private static Hit<WatchedEntry> hit(RoomId list, String recommendation) {
    Json.Obj content =
        Lists.with(
            Lists.content("entity", "@eve:x", "recommendation", recommendation),
            "expiry",
            new Json.Int(NOON.plusSeconds(60).toEpochMilli()));
    ListEvent event = Lists.event("m.policy.rule.user", "k", "$" + recommendation, content);
    EntryReading read =
        EntryReader.read(
            new ListEvent(
                list, event.type(), "k", event.sender(), event.eventId(), NOON, content, false));
    return new Hit<>(((EntryReading.Read) read).entry(), true);
  }

  private static Trust trust(Trust.Mode mode, Recommendation cap) {
    return new Trust(mode, cap, null, Set.of());
  }

  private static String said(List<Hit<WatchedEntry>> hits, Map<RoomId, Trust> trusts) {
    return Opinion.of(hits, trusts, NOON)
        .map(opinion -> opinion.recommendation() + " " + opinion.mode())
        .orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "m.takedown, APPLY, TAKEDOWN, TAKEDOWN APPLY",
    "m.takedown, APPLY, BAN, BAN APPLY",
    "m.ban, SUGGEST, MUTE, MUTE SUGGEST",
    "m.mute, NOTIFY, TAKEDOWN, MUTE NOTIFY",
    "m.ban, IGNORE, BAN, nothing",
    "of.the.future, APPLY, BAN, nothing",
    "org.matrix.mjolnir.allow, SUGGEST, BAN, nothing",
    "org.matrix.mjolnir.allow, APPLY, BAN, ALLOW APPLY"
  })
  void goesAsFarAsTheListIsTrusted(
      String recommendation, Trust.Mode mode, Recommendation cap, String expected) {
    assertThat(said(List.of(hit(A, recommendation)), Map.of(A, trust(mode, cap))))
        .isEqualTo(expected);
  }

  @Test
  void letsAnExceptionOfAnAppliedListStandAgainstAllElse() {
    List<Hit<WatchedEntry>> hits = List.of(hit(A, "m.takedown"), hit(B, "fi.mau.meowlnir.unban"));
    Trust applied = trust(Trust.Mode.APPLY, Recommendation.TAKEDOWN);

    assertThat(said(hits, Map.of(A, applied, B, applied))).isEqualTo("ALLOW APPLY");
    assertThat(said(hits, Map.of(A, applied, B, trust(Trust.Mode.SUGGEST, Recommendation.BAN))))
        .isEqualTo("TAKEDOWN APPLY");
  }

  @Test
  void takesWhatMayDoTheMostAndThenTheGravest() {
    List<Hit<WatchedEntry>> hits = List.of(hit(A, "m.takedown"), hit(B, "m.ban"), hit(B, "m.mute"));

    assertThat(
            said(
                hits,
                Map.of(
                    A, trust(Trust.Mode.SUGGEST, Recommendation.TAKEDOWN),
                    B, trust(Trust.Mode.APPLY, Recommendation.TAKEDOWN))))
        .isEqualTo("BAN APPLY");
  }

  @Test
  void onlySuggestsWhereTheCaseDiffers() {
    Hit<WatchedEntry> inexact = new Hit<>(hit(A, "m.ban").value(), false);

    assertThat(said(List.of(inexact), Map.of(A, trust(Trust.Mode.APPLY, Recommendation.BAN))))
        .isEqualTo("BAN SUGGEST");
  }

  @Test
  void saysNothingByOverriddenEntriesExpiredOnesAndTrustThatEnded() {
    List<Hit<WatchedEntry>> hits = List.of(hit(A, "m.ban"));
    Trust ended = new Trust(Trust.Mode.APPLY, Recommendation.BAN, NOON, Set.of());
    Trust overridden =
        new Trust(Trust.Mode.APPLY, Recommendation.BAN, null, Set.of(new EventId("$m.ban")));
    Trust whole = trust(Trust.Mode.APPLY, Recommendation.BAN);

    assertThat(said(hits, Map.of())).isEqualTo("nothing");
    assertThat(said(hits, Map.of(A, ended))).isEqualTo("nothing");
    assertThat(said(hits, Map.of(A, overridden))).isEqualTo("nothing");
    assertThat(Opinion.of(hits, Map.of(A, whole), NOON.plusSeconds(59))).isPresent();
    assertThat(Opinion.of(hits, Map.of(A, whole), NOON.plusSeconds(60))).isEmpty();
  }
}
