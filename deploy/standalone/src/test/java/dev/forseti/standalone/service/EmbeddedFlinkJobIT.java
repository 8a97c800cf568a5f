package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedFlinkJobIT {
  @TempDir Path folder;

  @Test
  void isStartedAgainWhenItHasEnded() throws Exception {
    var troubles = new Troubles(InstantSource.system());
    var began = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    troubles.listen(
        Troubles.Listener.of(trouble -> began.countDown(), trouble -> ended.countDown()));
    try (TestBroker broker = TestBroker.start(folder.resolve("kafka"))) {
      KafkaConnection kafka = KafkaConnection.plain(broker.address());
      TopicSetup.createAll(kafka, Duration.ofSeconds(30));
      try (var inside = EmbeddedFlinkJob.start(config(kafka), troubles)) {
        inside.job().cancel().get(60, TimeUnit.SECONDS);

        assertThat(began.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(inside.job().getJobStatus().get(60, TimeUnit.SECONDS))
            .isEqualTo(JobStatus.RUNNING);
        assertThat(troubles.now()).isEmpty();
      }
    }
  }

  private ScoringConfig config(KafkaConnection kafka) throws Exception {
    return ScoringConfig.of(
        ForsetiConfig.read("", "a test").values(), kafka, folder.resolve("checkpoints"), List.of());
  }
}
