package dev.forseti.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LocalPipelineTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final UserId EVE = new UserId("@eve:evil.example");
  private static final String PACK =
      """
      pack: p
      about: Several senders paste one text.
      counters:
        pasted: {count: distinct, of: sender, by: [text.fingerprint], within: 1h}
      rules:
        - id: pasted
          when: pasted >= 2 && text.letters >= 10
          signal: {about: sender, weight: 5.0, harm: m.spam, because: "pasted by {pasted}"}
          mode: act
        - id: pasted-often
          when: pasted >= 3 && text.letters >= 10
          signal: {about: sender, weight: 4.0, harm: m.spam, because: "pasted by many"}
          mode: suggest
      """;
  private int number;

  @Test
  void actsOnThoseWhoPasteAndOnNobodyElse() {
    LocalPipeline pipeline = pipeline();

    List<Verdict> verdicts = new ArrayList<>();
    for (String sender : List.of("@a:a.example", "@b:b.example", "@eve:evil.example")) {
      verdicts.addAll(pipeline.accept(says(sender, "buy this wonderful thing")).verdicts());
      verdicts.addAll(pipeline.accept(says("@talk:a.example", "line " + number)).verdicts());
    }

    assertThat(verdicts).hasSize(2);
    assertThat(verdicts.getFirst().subject().id()).isEqualTo("@b:b.example");
    assertThat(verdicts.getFirst().standing()).isEqualTo(Standing.REVIEW);
    assertThat(verdicts.getLast().subject()).isEqualTo(Subject.user(EVE));
    assertThat(verdicts.getLast().standing()).isEqualTo(Standing.ACT);
    assertThat(verdicts.getLast().mode()).isEqualTo(Mode.SUGGEST);
    assertThat(verdicts)
        .extracting(Verdict::campaign)
        .doesNotContainNull()
        .allMatch(campaign -> campaign.id().startsWith("text.fingerprint="))
        .containsOnly(verdicts.getFirst().campaign());
  }

  @Test
  void followsAModeratorAndTheUndo() {
    LocalPipeline pipeline = pipeline();

    Verdict listed = only(pipeline.accept(decision("d1", Decision.Kind.LIST, null)));
    Verdict undone = only(pipeline.accept(decision("d2", Decision.Kind.UNDO, "d1")));

    assertThat(listed.standing()).isEqualTo(Standing.ACT);
    assertThat(undone.standing()).isEqualTo(Standing.NONE);
  }

  @Test
  void aUserWhoIsFirstMetInheritsALittleOfTheServer() {
    String pack =
        """
        pack: p
        rules:
          - id: burst
            when: text.body == "burst"
            signal: {about: server, weight: 3.0}
            mode: act
          - id: talks
            when: text.letters > 0
            signal: {about: sender, weight: 1.0}
            mode: act
        """;
    LocalPipeline pipeline = pipeline(pack);

    assertThat(prior(pipeline, "@a:evil.example", "burst")).as("before the event").isEqualTo(-4);
    assertThat(prior(pipeline, "@b:evil.example", "hello")).isCloseTo(-3.25, within(1e-3));
    assertThat(prior(pipeline, "@_irc_c:evil.example", "hello")).as("of a bridge").isEqualTo(-4);
    assertThat(prior(pipeline, "@d:good.example", "hello")).isEqualTo(-4);
    assertThat(prior(pipeline, "@a:evil.example", "hello")).as("met before").isEqualTo(-4);
  }

  /** After an outage events come at once, and each counts when the tap says that it happened. */
  @Test
  void windowsAndSignalsHaveTheTimeInWhichAnEventCounts() {
    String pack =
        """
        pack: p
        counters:
          lines: {count: events, by: [sender], within: 1m}
        rules:
          - id: flood
            when: lines >= 3
            signal: {about: sender, weight: 1.0}
          - id: talks
            when: sender.messages >= 4
            signal: {about: sender, weight: 1.0}
        """;
    LocalPipeline pipeline = pipeline(pack);
    List<Signal> signals = new ArrayList<>();

    for (int i = 0; i < 5; i++) {
      RoomEvent late = says("@a:a.example", "line " + i);
      Instant sent = START.minus(Duration.ofMinutes(60 - i));
      signals.addAll(pipeline.accept(late.countedAt(sent)).signals());
    }

    assertThat(signals).extracting(signal -> signal.rule().value()).containsExactly("talks");
    assertThat(signals.getFirst().at()).isEqualTo(START.minus(Duration.ofMinutes(56)));
  }

  private double prior(LocalPipeline pipeline, String sender, String text) {
    return pipeline.accept(says(sender, text)).reputations().stream()
        .filter(reputation -> reputation.subject().id().equals(sender))
        .findFirst()
        .orElseThrow()
        .prior();
  }

  /** The same input gives the same signals, reputations and verdicts. */
  @Test
  void givesTheSameForTheSameInput() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(run(seed)).as("seed %d", seed).isEqualTo(run(seed));
    }
  }

  private List<LocalPipeline.Result> run(int seed) {
    number = 0;
    var chance = new Random(seed);
    LocalPipeline pipeline = pipeline();
    List<LocalPipeline.Result> results = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String sender = "@s" + chance.nextInt(10) + ":hs.example";
      results.add(
          pipeline.accept(says(sender, "a text of kind " + "xyz".charAt(chance.nextInt(3)))));
    }
    return results;
  }

  private static LocalPipeline pipeline() {
    return pipeline(PACK);
  }

  private static LocalPipeline pipeline(String pack) {
    RuleCompiler.Result compiled = RuleCompiler.compile(List.of(new RulePack("p", pack, Map.of())));
    assertThat(compiled.problems()).isEmpty();
    return new LocalPipeline(
        compiled.rules(), ReputationRules.of(1 / 2000.0, compiled.rules().groups()));
  }

  private static Verdict only(LocalPipeline.Result result) {
    assertThat(result.verdicts()).hasSize(1);
    return result.verdicts().getFirst();
  }

  private RoomEvent says(String sender, String text) {
    number++;
    Instant at = START.plusSeconds(number);
    return new RoomEvent(
        new EventId("$e" + number),
        new RoomId("!r:hs.example"),
        "m.room.message",
        null,
        new UserId(sender),
        at,
        at,
        new Json.Obj(Map.of("msgtype", new Json.Str("m.text"), "body", new Json.Str(text))),
        null,
        "test",
        "" + number,
        Set.of(),
        Json.Obj.EMPTY);
  }

  private static Decision decision(String id, Decision.Kind kind, @Nullable String undoes) {
    return new Decision(
        id, Subject.user(EVE), kind, "admin", "seen", Harm.SPAM, START, null, undoes);
  }
}
