package dev.forseti.ingest.appservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.ingest.FailingEventLog;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A homeserver sends again what was not taken: each event is stored once. */
class RepeatedTransactionsTest {
  private final RunningTap tap = new RunningTap();

  @AfterEach
  void stop() {
    tap.close();
  }

  @Test
  void takesARepeatedTransactionOnce() throws Exception {
    tap.put("1", RunningTap.transaction("e1"));
    tap.put("1", RunningTap.transaction("e1").replace("\"age\":1", "\"age\":2"));
    tap.put("2", RunningTap.transaction("e1"));

    assertThat(tap.stored().events()).hasSize(1);
    assertThat(tap.metrics().snapshot().duplicates()).isEqualTo(2);
  }

  @Test
  void takesOtherEventsUnderAUsedTransactionId() throws Exception {
    tap.put("1", RunningTap.transaction("e1"));
    tap.put("1", RunningTap.transaction("e2"));

    assertThat(tap.stored().events()).hasSize(2);
  }

  @Test
  void remembersAcrossARestart() throws Exception {
    tap.put("1", RunningTap.transaction("e1"));
    tap.restart();
    tap.put("1", RunningTap.transaction("e1"));
    tap.put("2", RunningTap.transaction("e1"));

    assertThat(tap.stored().events()).hasSize(1);
  }

  @Test
  void asksForATransactionAgainThatWasNotStored() throws Exception {
    tap.log().next(FailingEventLog.Next.FAILS);

    assertThat(tap.put("1", RunningTap.transaction("e1")).statusCode()).isEqualTo(503);
    assertThat(tap.put("1", RunningTap.transaction("e1")).statusCode()).isEqualTo(200);
    assertThat(tap.stored().events()).hasSize(1);
    assertThat(tap.metrics().snapshot().failedAppends()).isOne();
  }

  @Test
  void storesOnceWhenTheLogsAnswerWasLost() throws Exception {
    tap.log().next(FailingEventLog.Next.LOSES_ANSWER);

    assertThat(tap.put("1", RunningTap.transaction("e1")).statusCode()).isEqualTo(503);
    assertThat(tap.put("1", RunningTap.transaction("e1")).statusCode()).isEqualTo(200);
    assertThat(tap.stored().events()).hasSize(1);
  }

  @Test
  void takesATransactionOnceThatArrivesManyTimesTogether() throws Exception {
    Callable<Integer> same = () -> tap.put("1", RunningTap.transaction("e1")).statusCode();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(Collections.nCopies(20, same))) {
        assertThat(done.get()).isEqualTo(200);
      }
    }

    assertThat(tap.stored().events()).hasSize(1);
    assertThat(tap.metrics().snapshot().duplicates()).isEqualTo(19);
  }

  @Test
  void saysThatNothingComesInWhileTheSameTransactionFailsAgainAndAgain() throws Exception {
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(tap.troubles().of(StuckTransaction.PART)).isEmpty();
      tap.log().next(FailingEventLog.Next.BREAKS);
      assertThat(tap.put("1", RunningTap.transaction("e1")).statusCode()).isEqualTo(500);
    }
    assertThat(tap.troubles().of(StuckTransaction.PART))
        .hasValueSatisfying(it -> assertThat(it.what()).contains("IllegalStateException"));

    assertThat(tap.put("1", RunningTap.transaction("e1")).statusCode()).isEqualTo(200);
    assertThat(tap.troubles().of(StuckTransaction.PART)).isEmpty();
  }

  @Test
  void leavesItToTheLogToSayThatItIsUnavailable() throws Exception {
    for (int attempt = 1; attempt <= 4; attempt++) {
      tap.log().next(FailingEventLog.Next.FAILS);
      assertThat(tap.put("1", RunningTap.transaction("e1")).statusCode()).isEqualTo(503);
    }
    assertThat(tap.troubles().of(StuckTransaction.PART)).isEmpty();
  }
}
