package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.cases.SubjectLocks;
import dev.forseti.admin.decision.DecisionRequest;
import dev.forseti.admin.decision.Decisions;
import dev.forseti.admin.store.BackgroundThread;
import dev.forseti.admin.store.DatabaseBusy;
import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody holds the lock of a subject for longer than a person waits. */
@Timeout(120)
class BusyIT extends SignedInFixture {
  private static final String DECISIONS = "/api/v1/cases/1/decisions";
  private static final String CLEAR = "{\"kind\":\"CLEAR\",\"reason\":\"fine\"}";
  private static final int IMPATIENT = 24;

  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService holder =
      Executors.newSingleThreadExecutor(BackgroundThread.named("holds"));

  @BeforeEach
  void holdTheSubjectOfCaseOne() throws Exception {
    console
        .projections()
        .apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.REVIEW, Samples.AT));
    var held = new CountDownLatch(1);
    var unused =
        holder.submit(
            () ->
                console
                    .bean(TransactionTemplate.class)
                    .execute(
                        status -> {
                          hold();
                          held.countDown();
                          return waitForEnd();
                        }));
    held.await();
  }

  @AfterEach
  void letGo() {
    end.countDown();
    holder.close();
  }

  @Test
  void whoDecidesIsToldToTryAgainAndLosesNothing() throws Exception {
    HttpResponse<String> program = console.api(DECISIONS, CLEAR);
    assertThat(program.statusCode()).isEqualTo(503);
    assertThat(program.body()).contains("busy", "try again");
    assertThat(program.headers().firstValue("Retry-After")).isPresent();

    HttpResponse<String> person =
        console.form(
            "/cases/1/decisions", "kind=CLEAR&reason=fine&note=my+own+words&days=0", session);
    assertThat(person.statusCode()).isEqualTo(302);
    assertThat(person.headers().firstValue("Location").orElse("")).endsWith("/cases/1");
    assertThat(console.page("/cases/1", session)).contains("busy", "my own words");
    assertThat(console.count("decisions")).isZero();

    letGo();
    assertThat(console.api(DECISIONS, CLEAR).statusCode()).isEqualTo(200);
  }

  @Test
  void impatientRepeatsTakeNothingFromPagesAndProbes() throws Exception {
    try (var impatient = Executors.newFixedThreadPool(IMPATIENT)) {
      var choice = new DecisionRequest(Decision.Kind.CLEAR, "fine", Harm.SPAM, null, null);
      List<Future<Decision>> repeats = new ArrayList<>();
      for (int i = 0; i < IMPATIENT; i++) {
        repeats.add(
            impatient.submit(() -> console.bean(Decisions.class).decide(1, choice, "mara")));
      }
      do {
        console.page("/queue", session);
        assertThat(console.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
      } while (!repeats.stream().allMatch(Future::isDone));

      assertThat(repeats)
          .allSatisfy(repeat -> assertThat(repeat.exceptionNow()).isInstanceOf(DatabaseBusy.class));
    }
    assertThat(console.troubles().now()).isEmpty();
  }

  private void hold() {
    var eve = Subject.user(new UserId(Samples.EVE));
    console.bean(SubjectLocks.class).hold(List.of(eve));
  }

  private boolean waitForEnd() {
    try {
      end.await();
      return true;
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }
}
