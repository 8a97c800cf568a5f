package dev.forseti.admin.health;

import dev.forseti.runtime.health.Troubles;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Readiness: down while a part is in trouble without which the service does not do its work. */
@Component("parts")
class ReadinessIndicator implements HealthIndicator {
  private final Troubles troubles;

  ReadinessIndicator(Troubles troubles) {
    this.troubles = troubles;
  }

  @Override
  public Health health() {
    return troubles.isReady() ? Health.up().build() : Health.down().build();
  }
}
