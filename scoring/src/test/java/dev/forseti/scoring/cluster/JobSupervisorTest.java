package dev.forseti.scoring.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.health.Trouble;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.scoring.ScoringConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSupervisorTest {
  @Test
  void aCheckThatThrowsAnErrorIsATroubleAndEndsNothing(@TempDir Path folder) {
    var troubles = new Troubles(() -> Instant.EPOCH);
    troubles.listen(
        Troubles.Listener.of(
            began -> {
              throw new NoClassDefFoundError("dev/forseti/Gone");
            },
            ended -> {}));
    ScoringConfig config =
        ScoringConfig.of(KafkaConnection.plain("127.0.0.1:1"), folder, List.of());
    FlinkCluster nobody = FlinkCluster.at("127.0.0.1", 1);

    try (var supervisor =
        JobSupervisor.start(nobody, config, "scoring", line -> {}, troubles, () -> 0)) {
      assertThat(supervisor).isNotNull();
      assertThat(troubles.isReady()).isFalse();
      assertThat(troubles.of("scoring").map(Trouble::what).orElseThrow())
          .contains("cannot be looked after (NoClassDefFoundError)");
    }
  }
}
