package dev.forseti.faults.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final List<Plan> PLANS = LongStream.range(0, 200).mapToObj(Planner::of).toList();

  @Test
  void theSameSeedGivesTheSamePlan() {
    assertThat(LongStream.range(0, 200).mapToObj(Planner::of)).isEqualTo(PLANS);
  }

  @Test
  void fiftySeedsInARowHaveEachFault() {
    assertThat(PLANS.subList(0, 50).stream().map(Plan::fault).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(Fault.values()));
  }

  @Test
  void eachEventHasAnIdOfItsOwn() {
    for (Plan plan : PLANS) {
      assertThat(plan.events())
          .hasSize(plan.before().size() + plan.meanwhile().size() + plan.probe().size());
    }
  }

  @Test
  void attackersSayNothingThatIsNoAttackAndNobodyElseAttacks() {
    for (Plan plan : PLANS) {
      assertThat(all(plan).filter(said -> said.text().startsWith(Cast.OFFER)).map(Said::sender))
          .allMatch(plan.attackers()::contains)
          .containsAll(plan.attackers());
      assertThat(all(plan).filter(said -> !said.text().startsWith(Cast.OFFER)).map(Said::sender))
          .allMatch(Planner.innocents(plan)::contains);
    }
  }

  @Test
  void noTwoInnocentsSayTheSame() {
    for (Plan plan : PLANS) {
      assertThat(all(plan).filter(said -> said.called().isEmpty()).map(Said::text))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void decisionsAreAboutAttackersOfBeforeTheFaultEachOnce() {
    for (Plan plan : PLANS) {
      Set<UserId> about = plan.decisions().stream().map(Ruled::about).collect(Collectors.toSet());
      about.add(plan.afterwards().about());
      assertThat(about).hasSize(3);
      assertThat(plan.earlyAttackers()).containsAll(about);
      assertThat(plan.decisions().stream().map(Ruled::kind))
          .containsExactly(Decision.Kind.CLEAR, Decision.Kind.LIST);
    }
  }

  @Test
  void somethingIsSaidBeforeDuringAndAfterTheFault() {
    for (Plan plan : PLANS) {
      Duration end = plan.begins().plus(plan.lasts());
      List<Duration> times = plan.meanwhile().stream().map(Said::at).toList();
      assertThat(times).isSorted();
      assertThat(times.getFirst()).isLessThan(plan.begins());
      assertThat(times.getLast()).isGreaterThan(end.minus(Duration.ofSeconds(1)));
    }
  }

  @Test
  void aClockIsSetByLessThanWhatIsForgottenAfterADay() {
    assertThat(PLANS.stream().filter(plan -> plan.fault() == Fault.CLOCK_SET).map(Plan::clock))
        .isNotEmpty()
        .allMatch(by -> !by.isZero() && by.abs().compareTo(Duration.ofHours(13)) < 0);
  }

  private static Stream<Said> all(Plan plan) {
    return Stream.of(plan.before(), plan.meanwhile(), plan.probe()).flatMap(List::stream);
  }
}
