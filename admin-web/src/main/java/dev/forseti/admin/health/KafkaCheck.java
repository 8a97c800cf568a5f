package dev.forseti.admin.health;

import dev.forseti.admin.AdminConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks Kafka every two seconds whether it is there: a consumer without a broker just reads nothing,
 * and a quiet queue would look like a good day.
 */
@Component
class KafkaCheck extends PeriodicTask {
  private static final long PATIENCE_MILLIS = 3_000;

  private final Health health;
  private final String bootstrap;
  private @Nullable Admin admin;

  KafkaCheck(Health health, AdminConfig config) {
    super("kafka-watch", Duration.ofSeconds(2), !config.kafkaBootstrap().isEmpty());
    this.health = health;
    this.bootstrap = config.kafkaBootstrap();
  }

  @Override
  public void start() {
    if (!bootstrap.isEmpty()) {
      admin =
          Admin.create(
              Map.of(
                  "bootstrap.servers", bootstrap,
                  "request.timeout.ms", "3000",
                  "default.api.timeout.ms", "3000",
                  "reconnect.backoff.max.ms", "1000"));
    }
    super.start();
  }

  @Override
  protected void runOnce() {
    Admin open = admin;
    try {
      if (open != null && isRunning()) {
        open.describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        health.recovered(Health.KAFKA);
      }
    } catch (ExecutionException | TimeoutException silent) {
      if (isRunning()) {
        health.report(
            Health.KAFKA,
            "Kafka does not answer: nothing new arrives, decisions are kept and sent later");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    super.stop();
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
