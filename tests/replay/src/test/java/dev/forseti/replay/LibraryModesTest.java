package dev.forseti.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.Variable;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Mode;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleInfo;
import dev.forseti.rules.eval.RuleSet;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the modes of the default packs rest on; why: {@code rules/RATIONALE.md}. */
class LibraryModesTest {
  private static final double STRICTEST_DEFAULT_BUDGET = .0005;

  /** Packs that know nothing of somebody but how the first messages look. */
  private static final Set<String> FIRST_IMPRESSIONS = Set.of("hit-and-run", "first-message-link");

  @Test
  void firstImpressionsAloneNeverAct() throws IOException {
    double needed = needed();
    List<RuleInfo> rules = rules().stream().filter(LibraryModesTest::isFirstImpression).toList();

    assertThat(rules.stream().map(RuleInfo::pack).distinct()).hasSize(FIRST_IMPRESSIONS.size());
    assertThat(rules.stream().mapToDouble(RuleInfo::weight).sum()).isPositive().isLessThan(needed);
  }

  @Test
  void noRuleActsAlone() throws IOException {
    double needed = needed();

    assertThat(rules())
        .allSatisfy(rule -> assertThat(rule.weight()).as("%s", rule.id()).isLessThan(needed));
  }

  @Test
  void whatOneEventShowsAloneMakesNoCase() throws IOException {
    ReputationRules rules = ReputationRules.of(STRICTEST_DEFAULT_BUDGET, EvidenceGroups.NONE);
    double needed = rules.thresholds().reviewAt() - rules.prior();
    Set<String> variables =
        Arrays.stream(Variable.values()).map(Variable::label).collect(Collectors.toSet());
    RuleSet library = RuleCompiler.compile(Library.packs()).rules();
    List<RuleInfo> withoutCounters =
        library.rules().stream()
            .filter(rule -> variables.containsAll(library.reads().get(rule.id())))
            .toList();

    assertThat(withoutCounters)
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.weight()).as("%s", rule.id()).isLessThan(needed));
  }

  @Test
  void whatSpeaksForSomebodyOnlyObserves() throws IOException {
    assertThat(rules().stream().filter(rule -> rule.weight() < 0))
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.mode()).as("%s", rule.id()).isEqualTo(Mode.OBSERVE));
  }

  private static boolean isFirstImpression(RuleInfo rule) {
    return FIRST_IMPRESSIONS.contains(rule.pack());
  }

  private static double needed() {
    ReputationRules rules = ReputationRules.of(STRICTEST_DEFAULT_BUDGET, EvidenceGroups.NONE);
    return rules.thresholds().actAt() - rules.prior();
  }

  private static List<RuleInfo> rules() throws IOException {
    return RuleCompiler.compile(Library.packs()).rules().rules();
  }
}
