package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.decision.DecisionRequest;
import dev.forseti.admin.decision.Decisions;
import dev.forseti.admin.decision.UndoResult;
import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.wire.Topics;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;

/** Two transactions about one subject, of which the second begins before the first has ended. */
@Timeout(120)
class RacesIT extends ConsoleFixture {
  private static final String WAITING =
      "pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";

  @BeforeEach
  void openCase() {
    see("v1", 0);
  }

  @Test
  void aVerdictDuringTheListingOfItsSubjectOpensNoCase() throws Exception {
    during(() -> decide(Decision.Kind.LIST), () -> see("v2", 1));

    assertThat(console.count("cases where open")).isZero();
    assertThat(console.count("verdicts")).isEqualTo(2);
  }

  @Test
  void anUndoDuringTheOpeningOfAnotherCaseLeavesThatOneOpen() throws Exception {
    Decision clear = decide(Decision.Kind.CLEAR);

    UndoResult undone = during(() -> see("v2", 1), () -> undo(clear));

    assertThat(undone.open()).isFalse();
    assertThat(console.count("cases where open and id <> 1")).isEqualTo(1);
    assertThat(console.count("cases where open")).isEqualTo(1);
  }

  @Test
  void aBrakeDuringAnUndoFindsTheCaseOpen() throws Exception {
    Decision clear = decide(Decision.Kind.CLEAR);

    during(
        () -> undo(clear),
        () -> {
          console
              .projections()
              .apply(Topics.OUTCOMES, "", Samples.outcome("m1", Outcome.Status.HELD, "quota"));
          return "";
        });

    assertThat(console.count("cases where open and id = 1")).isEqualTo(1);
    assertThat(console.count("cases where open")).isEqualTo(1);
  }

  @Test
  void aDecisionOfAnotherConsoleDuringOursComesSecond() throws Exception {
    during(
        () -> decide(Decision.Kind.CLEAR),
        () -> {
          console
              .projections()
              .apply(Topics.DECISIONS, "", Samples.decision("d1", Decision.Kind.LIST, null));
          return "";
        });

    assertThat(console.count("decisions where case_id = 1")).isEqualTo(1);
    assertThat(console.count("decisions where id = 'd1' and case_id is null")).isEqualTo(1);
  }

  /** The answer of the second, which begins when the first is done and waits for its end. */
  private <T> T during(Callable<?> first, Callable<T> second) throws Exception {
    var done = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      Future<Object> holds =
          threads.submit(
              () ->
                  console
                      .bean(TransactionTemplate.class)
                      .execute(
                          status -> {
                            try {
                              Object answer = first.call();
                              done.countDown();
                              end.await();
                              return answer;
                            } catch (Exception failed) {
                              throw new IllegalStateException(failed);
                            }
                          }));
      done.await();
      Future<T> waits = threads.submit(second);
      try {
        Await.until(() -> console.count(WAITING) > 0);
      } finally {
        end.countDown();
      }
      holds.get();
      return waits.get();
    }
  }

  private String see(String id, int seconds) {
    console
        .projections()
        .apply(
            Topics.VERDICTS,
            "",
            Samples.verdict(id, Standing.REVIEW, Samples.AT.plusSeconds(seconds)));
    return id;
  }

  private Decision decide(Decision.Kind kind) {
    var choice = new DecisionRequest(kind, "spam", Harm.SPAM, null, null);
    return console.bean(Decisions.class).decide(1, choice, "mara");
  }

  private UndoResult undo(Decision decision) {
    return console.bean(Decisions.class).undo(decision.id(), "mara");
  }
}
