package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.cases.SubjectLocks;
import dev.forseti.admin.decision.DecisionRefused;
import dev.forseti.admin.decision.DecisionRequest;
import dev.forseti.admin.decision.Decisions;
import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;

/** Members come, are held, done and decided at once, and the group is decided meanwhile. */
@Timeout(120)
class GroupRacesIT extends GroupFixture {
  private static final int MANY = 120;

  @Test
  void readersOfSeveralTopicsAndModeratorsAtOnceNeverWaitInACircleAndLeaveOneCase()
      throws Exception {
    Subject text = Subject.campaign("text.fingerprint", "advert");
    List<Callable<Object>> readers =
        List.of(
            () -> each(i -> see(verdict(user(i), "v" + i, Standing.ACT, 7, i, SHOP))),
            () -> each(i -> see(verdict(user(MANY - 1 - i), "w" + i, Standing.ACT, 7, i, text))),
            () -> each(i -> outcome(i, Outcome.Status.HELD, i, i % 2 == 0 ? SHOP : text)),
            () -> each(i -> learn("d" + i, user(MANY - 1 - i), Decision.Kind.CLEAR, i + 1_000)));
    together(readers);

    assertThat(console.count("campaign_members")).isEqualTo(2 * MANY);
    assertThat(console.count("campaign_members where state <> 'DECIDED'")).isZero();
    assertThat(open("campaign:%")).as("nobody waits").isZero();
    assertThat(open("user:%")).isZero();
  }

  @Test
  void membersWhoComeWhileTheGroupIsDecidedOpenNothing() throws Exception {
    raid(1, 6);
    long group = caseOf(SHOP);
    together(
        List.of(
            () -> each(i -> see(verdict(user(i + 10), "n" + i, Standing.ACT, 7, i, SHOP))),
            () -> each(i -> outcome(i + 10, Outcome.Status.HELD, i, SHOP)),
            () -> release(group)));

    assertThat(open("%")).isZero();
    assertThat(console.count("decisions")).isEqualTo(1);
  }

  @Test
  void whoIsToJoinTheCampaignOfAHeldMeasureHoldsItsLockFromTheBeginning() {
    outcome(1, Outcome.Status.DONE, 2, null);
    outcome(1, Outcome.Status.HELD, 1, SHOP); // comes late, so nobody has joined because of it
    assertThat(console.count("campaign_members")).isZero();

    Long locks =
        console
            .bean(TransactionTemplate.class)
            .execute(
                status -> {
                  console.bean(SubjectLocks.class).hold(List.of(user(1)));
                  return console.count(
                      "pg_locks where locktype = 'advisory' and pid = pg_backend_pid()");
                });
    see(verdict(user(1), "v1", Standing.ACT, 7, 3, null));

    assertThat(locks).as("its own and the campaign's").isEqualTo(2);
    assertThat(console.count("campaign_members")).isEqualTo(1);
  }

  private Object release(long group) {
    try {
      var choice = new DecisionRequest(Decision.Kind.LIST, "raid", Harm.SPAM, null, null);
      return console.bean(Decisions.class).decide(group, choice, "mara");
    } catch (DecisionRefused refused) {
      throw new AssertionError(refused);
    }
  }

  private interface Act {
    void of(int i);
  }

  private static Object each(Act act) {
    IntStream.rangeClosed(0, MANY - 1).forEach(act::of);
    return "";
  }

  private static void together(List<Callable<Object>> all) throws Exception {
    try (var threads = Executors.newFixedThreadPool(all.size())) {
      for (Future<Object> done : threads.invokeAll(all)) {
        done.get();
      }
    }
  }
}
