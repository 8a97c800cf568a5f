package dev.forseti.scoring.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.scoring.cluster.JobRestarts.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;

class JobRestartsTest {
  private final JobRestarts restarts = new JobRestarts();

  private Step next(JobID own, JobStatus status, long second) {
    return restarts.next(own, Map.of(own, status), TimeUnit.SECONDS.toNanos(second));
  }

  @Test
  void aJobThatFailsForGoodIsSentAtOnceAndThenAfterEverLongerTimes() {
    List<Long> waits = new ArrayList<>();
    long now = 0;
    for (int sent = 0; sent < 8; sent++) {
      JobID own = new JobID();
      long failed = now;
      while (next(own, JobStatus.FAILED, now) == Step.WAIT) {
        now++;
      }
      waits.add(now - failed);
    }

    assertThat(waits).containsExactly(0L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    assertThat(restarts.failures()).isEqualTo(8);
  }

  @Test
  void oneFailureIsOneHoweverOftenItIsLookedAt() {
    JobID own = new JobID();
    next(own, JobStatus.FAILED, 0);
    next(own, JobStatus.FAILED, 2);

    assertThat(restarts.failures()).isEqualTo(1);
  }

  @Test
  void whatWorkedBetweenFailuresIsSentAtOnceAgain() {
    next(new JobID(), JobStatus.FAILED, 0);
    next(new JobID(), JobStatus.FAILED, 1);
    restarts.works();

    assertThat(next(new JobID(), JobStatus.FAILED, 2)).isEqualTo(Step.SUBMIT);
  }

  @Test
  void aJobThatIsRefusedIsSentAfterEverLongerTimesUntilItIsTaken() {
    restarts.refused(0);
    assertThat(restarts.isDue(0)).isTrue();
    restarts.refused(0);
    assertThat(restarts.isDue(TimeUnit.SECONDS.toNanos(3))).isFalse();
    assertThat(restarts.isDue(TimeUnit.SECONDS.toNanos(4))).isTrue();
    restarts.taken();
    restarts.refused(0);

    assertThat(restarts.isDue(0)).isTrue();
  }

  @Test
  void aRefusalShortensNoWaitThatFailuresHaveEarned() {
    next(new JobID(), JobStatus.FAILED, 0);
    next(new JobID(), JobStatus.FAILED, 0);
    restarts.refused(0);

    assertThat(restarts.isDue(TimeUnit.SECONDS.toNanos(7))).isFalse();
    assertThat(restarts.isDue(TimeUnit.SECONDS.toNanos(8))).isTrue();
  }

  @Test
  void oneFailureIsNotYetAgain() {
    next(new JobID(), JobStatus.FAILED, 0);
    assertThat(restarts.failsAgain()).isFalse();
    next(new JobID(), JobStatus.FAILED, 1);
    assertThat(restarts.failsAgain()).isTrue();
  }

  @Test
  void aClusterThatForgotTheJobGetsItAtOnce() {
    assertThat(restarts.next(new JobID(), Map.of(), 0)).isEqualTo(Step.SUBMIT);
    assertThat(restarts.failures()).isZero();
  }

  @Test
  void aJobThatRestartsIsLookedAtAndWhatOthersEndedOrRunIsLeft() {
    JobID own = new JobID();

    assertThat(next(own, JobStatus.RESTARTING, 0)).isEqualTo(Step.LOOK);
    assertThat(next(own, JobStatus.CANCELED, 0)).isEqualTo(Step.LEAVE);
    assertThat(next(own, JobStatus.FINISHED, 0)).isEqualTo(Step.LEAVE);
    assertThat(restarts.next(own, Map.of(new JobID(), JobStatus.RUNNING), 0)).isEqualTo(Step.LEAVE);
    assertThat(restarts.failures()).isZero();
  }
}
