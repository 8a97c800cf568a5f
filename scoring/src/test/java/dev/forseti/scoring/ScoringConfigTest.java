package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.features.ProtectedRooms;
import dev.forseti.model.RoomId;
import dev.forseti.model.RulePack;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.scoring.rules.InitialPacks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class ScoringConfigTest {
  private static final KafkaConnection KAFKA = KafkaConnection.plain("127.0.0.1:9092");

  @Test
  void reportsAllProblemsTogether() {
    assertThatThrownBy(
            () ->
                new ScoringConfig(
                    KAFKA,
                    "group",
                    "checkpoints",
                    Duration.ZERO,
                    0,
                    InitialPacks.of(List.of()),
                    0.7,
                    Duration.ofDays(1),
                    -1,
                    ProtectedRooms.ALL))
        .hasMessageContaining("scoring.checkpoint-folder must be an absolute path, was checkpoints")
        .hasMessageContaining("scoring.checkpoint-interval must be 100ms to 10m, was PT0S")
        .hasMessageContaining("scoring.parallelism must be 1 to 128, was 0")
        .hasMessageContaining("scoring.false-positive-budget must be 1.0E-9 to 0.0024, was 0.7")
        .hasMessageContaining("scoring.restarts must not be below 0, was -1");
  }

  @Test
  void keepsPacksAndRoomsAcrossJavaSerialization() throws Exception {
    var pack = new RulePack("waves", "pack: waves", Map.of("words.txt", "a\nb"));
    ScoringConfig config =
        ScoringConfig.of(KAFKA, Path.of("c"), List.of(pack))
            .protecting(List.of(new RoomId("!r:hs.example")));

    ScoringConfig copy = InstantiationUtil.clone(config);

    assertThat(copy).isEqualTo(config);
    assertThat(copy.rulePacks()).containsExactly(pack);
  }
}
