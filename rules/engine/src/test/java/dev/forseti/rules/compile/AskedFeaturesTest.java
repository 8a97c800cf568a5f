package dev.forseti.rules.compile;

import static dev.forseti.rules.compile.Compiled.packs;
import static dev.forseti.rules.compile.Compiled.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Variable;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.pipeline.EventScorer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What no rule asks for is left unread; whatever one asks for, in whatever way, is read. */
class AskedFeaturesTest {
  private static final RoomEvent EVENT =
      says(
          1,
          "@seller12:one.example",
          "Who wants 500 coins for $20, a bargain? Write to shop.example, everybody at once!");
  private static final String RULE =
      """
      pack: p
      rules:
        - id: asks
          when: %s
          signal: {weight: 1, because: "%s"}
      """;
  private static final String ASKS_LITTLE = RULE.formatted("event.type == \"m.room.message\"", "x");

  private static FeatureVector read(String pack) {
    RuleCompiler.Result result = packs(pack);
    assertThat(result.problems()).isEmpty();
    EventScorer scorer = new EventScorer(result.rules());
    scorer.accept(EVENT);
    return scorer.values();
  }

  private static String shown(FeatureVector values, Variable variable) {
    return values.shown(variable.slot(), variable.type());
  }

  private static FeatureVector all() {
    List<RulePack> pack = List.of(new RulePack("p", ASKS_LITTLE, Map.of()));
    EventScorer scorer = new EventScorer(RuleCompiler.takeApart(pack).result().rules());
    scorer.accept(EVENT);
    return scorer.values();
  }

  @Test
  void whatNobodyAsksForIsLeftUnread() {
    FeatureVector few = read(ASKS_LITTLE);

    assertThat(few.text(Variable.TEXT_EXACT.slot())).isNull();
    assertThat(few.text(Variable.TEXT_SCRIPT.slot())).isNull();
    assertThat(few.words()).isEmpty();
    assertThat(few.text(Variable.TEXT_BODY.slot())).isNotNull();
  }

  @Test
  void whoExplainsAnEventReadsAll() {
    FeatureVector all = all();

    assertThat(Set.of(Variable.values()))
        .filteredOn(one -> one.label().startsWith("text."))
        .allSatisfy(one -> assertThat(shown(all, one)).isNotEqualTo("unknown"));
    assertThat(all.words()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Variable.class)
  void whatAConditionAsksForIsRead(Variable asked) {
    String pack = RULE.formatted("known(%s)".formatted(asked.label()), "x");

    assertThat(shown(read(pack), asked)).isEqualTo(shown(all(), asked));
  }

  @ParameterizedTest
  @EnumSource(
      value = Variable.class,
      mode = Mode.EXCLUDE,
      names = {"TEXT_BODY", "TEXT_RAW"}) // no reason may show them
  void whatAReasonShowsIsRead(Variable asked) {
    String pack = RULE.formatted("true", "{%s}".formatted(asked.label()));

    assertThat(shown(read(pack), asked)).isEqualTo(shown(all(), asked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{count: events, by: [%s], within: 1h}",
        "{count: distinct, of: %s, by: [room], within: 1h}",
        "{count: events, by: [room], within: 1h, where: \"known(%s)\"}"
      })
  void whatACounterAsksForIsRead(String counter) {
    CounterKeys.KEYS.forEach(
        (key, variable) -> {
          String name = counter.contains("where") ? variable.label() : key;
          String pack =
              """
              pack: p
              counters:
                seen: %s
              rules:
                - id: asks
                  when: seen > 1
                  signal: {weight: 1, because: "x"}
              """
                  .formatted(counter.formatted(name));

          assertThat(shown(read(pack), variable)).isEqualTo(shown(all(), variable));
        });
  }

  @Test
  void theWordsThatACounterLearnsAreRead() {
    String pack =
        """
        pack: p
        counters:
          strange: {count: unseen, by: [room], within: 1h}
        rules:
          - id: asks
            when: strange > 1
            signal: {weight: 1, because: "x"}
        """;

    assertThat(read(pack).words()).isEqualTo(all().words());
  }

  @Test
  void whatACampaignIsKnownByIsRead() {
    String pack =
        RULE.formatted("true", "x").replace("{weight: 1,", "{about: campaign, weight: 1,");

    assertThat(shown(read(pack), Variable.TEXT_SKETCH))
        .isEqualTo(shown(all(), Variable.TEXT_SKETCH))
        .isNotEqualTo("unknown");
  }
}
