package dev.forseti.training.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.training.backtest.BacktestReport.Change;
import dev.forseti.training.backtest.BacktestReport.Row;
import dev.forseti.training.backtest.BacktestReport.Sampled;
import dev.forseti.training.backtest.Labels.Label;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {
  private static final String RUNNING =
      """
      pack: p
      rules:
        - id: sale
          when: text.body.contains("sale")
          signal: {weight: 4.5}
          mode: suggest
        - id: old
          when: text.body.contains("old")
          signal: {weight: 1.0}
      """;
  private static final String TRIED =
      """
      pack: p
      rules:
        - id: sale
          when: text.body.contains("deal")
          signal: {weight: 8.0}
          mode: act
        - id: thanks
          when: text.body.contains("thanks")
          signal: {weight: -1.0}
      """;
  private static final String OTHER =
      """
      pack: q
      rules:
        - id: long
          when: text.letters > 100
          signal: {weight: 1.0}
      """;

  @TempDir Path folder;

  /** One who is found before only, one after only, one by both, one who is left alone. */
  private BacktestReport report(Labels labels) {
    Backtest backtest =
        new Backtest(rules(RUNNING, OTHER), rules(TRIED, OTHER), "p", .0005, labels);
    backtest.accept(says(0, "@gone:hs.example", "a sale"));
    backtest.accept(says(1, "@new:hs.example", "a deal"));
    backtest.accept(says(2, "@both:hs.example", "a sale and a deal"));
    backtest.accept(says(3, "@both:hs.example", "another deal"));
    backtest.accept(says(4, "@kind:hs.example", "thanks"));
    backtest.accept(says(5, "@quiet:hs.example", "x".repeat(200)));
    return backtest.report(Gate.STANDARD, 10, 1);
  }

  @Test
  void countsWhatIsNewlyHitAndWhatNoLonger() {
    BacktestReport told = report(Labels.none());

    assertThat(told.events()).isEqualTo(6);
    assertThat(told.rules()).extracting(Row::name).containsExactly("old", "sale", "thanks");
    Row sale = told.rules().get(1);
    assertThat(sale.hits()).isEqualTo(3);
    assertThat(sale.newlyHit()).isEqualTo(2);
    assertThat(sale.noLongerHit()).isEqualTo(1);
    assertThat(sale.senders()).isEqualTo(2);
    assertThat(told.rules().getFirst().hits()).as("of a rule that is gone").isZero();
    assertThat(told.whole().hits()).isEqualTo(4);
    assertThat(told.whole().newlyHit()).isEqualTo(3);
    assertThat(told.whole().noLongerHit()).isEqualTo(1);
    assertThat(told.whole().precision().accused()).as("who is only thanked is not").isEqualTo(2);
  }

  @Test
  void tellsWhoseOutcomeIsAnotherOne() throws Exception {
    assertThat(report(labels("{\"sender\":\"@new:hs.example\",\"label\":1}")).changes())
        .containsExactly(
            new Change("@both:hs.example", Standing.REVIEW, Standing.ACT, Label.NONE),
            new Change("@gone:hs.example", Standing.REVIEW, Standing.NONE, Label.NONE),
            new Change("@new:hs.example", Standing.NONE, Standing.ACT, Label.ABUSER));
  }

  @Test
  void anActThatRulesMayOnlySuggestIsAReview() {
    String suggests = TRIED.replace("mode: act", "mode: suggest");
    Backtest backtest = new Backtest(rules(RUNNING), rules(suggests), "p", .0005, Labels.none());
    backtest.accept(says(1, "@new:hs.example", "a deal"));

    assertThat(backtest.report(Gate.STANDARD, 1, 1).changes())
        .extracting(Change::after)
        .containsExactly(Standing.REVIEW);
  }

  /** One rule is enough for whom it finds, one speaks for somebody, one only observes. */
  @Test
  void tellsOfHowManySendersARuleDecides() {
    String rules =
        """
        pack: p
        rules:
          - id: sure
            when: text.body.contains("sure")
            signal: {weight: 8.0}
            mode: act
          - id: half
            when: text.body.contains("half")
            signal: {weight: 4.0}
            mode: suggest
          - id: seen
            when: text.body.contains("half")
            signal: {weight: 9.0}
          - id: thanks
            when: text.body.contains("thanks")
            signal: {weight: -3.0}
        """;
    Backtest backtest = new Backtest(rules(OTHER), rules(rules, OTHER), "p", .0005, Labels.none());
    backtest.accept(says(0, "@acted:hs.example", "sure"));
    backtest.accept(says(1, "@acted:hs.example", "half"));
    backtest.accept(says(2, "@asked:hs.example", "half"));
    backtest.accept(says(3, "@kind:hs.example", "thanks"));
    backtest.accept(says(4, "@kind:hs.example", "half"));

    BacktestReport told = backtest.report(Gate.STANDARD, 1, 1);

    assertThat(told.rules())
        .extracting(Row::name, Row::decides)
        .containsExactly(
            tuple("half", 1L), tuple("seen", 0L), tuple("sure", 1L), tuple("thanks", 1L));
    assertThat(told.whole().decides()).isEqualTo(2);
  }

  @Test
  void measuresThePrecisionByTheLabelledSendersAlone() throws Exception {
    BacktestReport told =
        report(
            labels(
                "{\"sender\":\"@new:hs.example\",\"label\":0}",
                "{\"event_id\":\"$3@both:hs.example\",\"label\":1}",
                "{\"sender\":\"@kind:hs.example\",\"label\":0}"));

    assertThat(told.whole().precision().labelled()).isEqualTo(2);
    assertThat(told.whole().precision().abusers()).isEqualTo(1);
    assertThat(told.newlyActedOn().labelled()).isEqualTo(2);
    assertThat(told.newlyActedOn().answer()).isInstanceOf(Gate.Answer.MayNot.class);
    assertThat(told.rules().get(2).precision().answer())
        .isEqualTo(new Gate.Answer.MayNot("it speaks against nobody here"));
  }

  @Test
  void samplesTheFirstHitOfEachSenderOfWhomNothingIsKnown() throws Exception {
    assertThat(report(labels("{\"sender\":\"@new:hs.example\",\"label\":1}")).sample())
        .containsExactly(
            new Sampled(
                new EventId("$2@both:hs.example"),
                new RoomId("!r:hs.example"),
                "@both:hs.example",
                List.of("sale")));
  }

  @Test
  void theSameSeedGivesTheSameSampleAndAnotherOneAnother() {
    Backtest backtest = new Backtest(rules(RUNNING), rules(TRIED), "p", .0005, Labels.none());
    IntStream.range(0, 100)
        .forEach(i -> backtest.accept(says(i, "@s" + i + ":hs.example", "a deal")));

    var first = backtest.report(Gate.STANDARD, 10, 1).sample();
    assertThat(first).hasSize(10).isEqualTo(backtest.report(Gate.STANDARD, 10, 1).sample());
    assertThat(backtest.report(Gate.STANDARD, 10, 2).sample()).isNotEqualTo(first);
    assertThat(backtest.report(Gate.STANDARD, 0, 1).sample()).isEmpty();
  }

  @Test
  void showsRulesOfOtherPacksOnlyWhenTheyAreDifferent() {
    String changed = OTHER.replace("> 100", "> 300");
    Backtest backtest =
        new Backtest(rules(RUNNING, OTHER), rules(RUNNING, changed), "p", .0005, Labels.none());
    backtest.accept(says(5, "@quiet:hs.example", "x".repeat(200)));

    assertThat(backtest.report(Gate.STANDARD, 1, 1).rules())
        .extracting(Row::name)
        .containsExactly("old", "sale", "long");
  }

  private Labels labels(String... lines) throws Exception {
    return Labels.read(Files.write(folder.resolve("l.ndjson"), Arrays.asList(lines)));
  }

  private static RuleSet rules(String... packs) {
    RuleCompiler.Result compiled =
        RuleCompiler.compile(
            Arrays.stream(packs)
                .map(text -> new RulePack(text.substring(6, 7), text, Map.of()))
                .toList());
    assertThat(compiled.problems()).isEmpty();
    return compiled.rules();
  }

  static RoomEvent says(int second, String sender, String text) {
    Instant at = Instant.parse("2026-06-01T00:00:00Z").plusSeconds(second);
    return new RoomEvent(
        new EventId("$" + second + sender),
        new RoomId("!r:hs.example"),
        "m.room.message",
        null,
        new UserId(sender),
        at,
        at,
        new Json.Obj(Map.of("msgtype", new Json.Str("m.text"), "body", new Json.Str(text))),
        null,
        "test",
        "",
        Set.of(),
        Json.Obj.EMPTY);
  }
}
