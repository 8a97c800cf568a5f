package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.kafka.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.junit.jupiter.api.Test;

class FlinkSettingsTest {
  /** Flink's own ten minutes: all that time no other checkpoint is begun. */
  @Test
  void givesUpACheckpointSomeMinutesAfterItWasToldThatScoringStandsStill() {
    assertThat(checkpointTimeout(Duration.ofSeconds(5))).isEqualTo(Duration.ofMinutes(3));
    assertThat(checkpointTimeout(Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(30));
  }

  private static Duration checkpointTimeout(Duration interval) {
    ScoringConfig usual =
        ScoringConfig.of(KafkaConnection.plain("127.0.0.1:1"), Path.of("none"), List.of());
    var config =
        new ScoringConfig(
            usual.kafka(),
            usual.groupId(),
            usual.checkpointFolder(),
            interval,
            usual.parallelism(),
            usual.packs(),
            usual.falsePositiveBudget(),
            usual.forgetAfter(),
            usual.restarts(),
            usual.rooms());
    return FlinkSettings.of(config).get(CheckpointingOptions.CHECKPOINTING_TIMEOUT);
  }
}
