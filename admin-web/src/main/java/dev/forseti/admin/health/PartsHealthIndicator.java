package dev.forseti.admin.health;

import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Readiness: down while a part is in trouble without which the service does not do its work. */
@Component("parts")
class PartsHealthIndicator implements HealthIndicator {
  private final Health health;

  PartsHealthIndicator(Health health) {
    this.health = health;
  }

  @Override
  public org.springframework.boot.health.contributor.Health health() {
    boolean stopped = health.troubles().stream().anyMatch(Trouble::stopsWork);
    return stopped
        ? org.springframework.boot.health.contributor.Health.down().build()
        : org.springframework.boot.health.contributor.Health.up().build();
  }
}
