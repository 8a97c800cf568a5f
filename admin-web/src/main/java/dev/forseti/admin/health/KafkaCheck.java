package dev.forseti.admin.health;

import dev.forseti.admin.AdminConfig;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.KafkaProbe;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks Kafka every two seconds whether it is there: a consumer without a broker just reads nothing,
 * and a quiet queue would look like a good day.
 */
@Component
class KafkaCheck extends PeriodicTask {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Troubles troubles;
  private final Optional<KafkaConnection> kafka;
  private @Nullable KafkaProbe probe;

  KafkaCheck(Troubles troubles, AdminConfig config) {
    super("kafka-watch", Duration.ofSeconds(2), config.kafka().isPresent(), troubles);
    this.troubles = troubles;
    this.kafka = config.kafka();
  }

  @Override
  public void start() {
    probe = kafka.map(it -> new KafkaProbe(it, PATIENCE)).orElse(null);
    super.start();
  }

  @Override
  protected void runOnce() {
    KafkaProbe open = probe;
    if (open == null || !isRunning()) {
      return;
    }
    Optional<String> problem = open.problem();
    if (problem.isEmpty()) {
      troubles.recovered(ConsoleParts.KAFKA);
    } else if (isRunning()) {
      troubles.report(
          ConsoleParts.KAFKA,
          Effect.STOPPED,
          "Kafka does not answer: nothing new arrives, decisions are kept and sent later",
          "Start Kafka, or mend kafka.bootstrap-servers; if that is empty, restart Forseti");
    }
  }

  @Override
  public void stop() {
    super.stop();
    if (probe != null) {
      probe.close();
    }
  }
}
