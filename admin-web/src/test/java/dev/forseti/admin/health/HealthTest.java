package dev.forseti.admin.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final List<Object> said = new ArrayList<>();
  private final Health health = new Health(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), said::add);

  @Test
  void saysATroubleOnceWhenItBeginsAndOnceWhenItEnds() {
    health.recovered("kafka");
    for (int i = 0; i < 50; i++) {
      health.report("kafka", "Kafka does not answer");
    }
    assertThat(said).hasSize(1);
    assertThat(health.troubles())
        .containsExactly(new Trouble("kafka", "Kafka does not answer", Instant.EPOCH));

    health.recovered("kafka");
    health.recovered("kafka");
    assertThat(said).hasSize(2);
    assertThat(health.troubles()).isEmpty();
  }
}
