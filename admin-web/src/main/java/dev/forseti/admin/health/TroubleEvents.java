package dev.forseti.admin.health;

import dev.forseti.runtime.health.Trouble;
import dev.forseti.runtime.health.Troubles;
import jakarta.annotation.PreDestroy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes that a trouble began or ended, so that open pages show it. */
@Component
public class TroubleEvents implements Troubles.Listener {
  private final Troubles troubles;
  private final ApplicationEventPublisher publisher;

  TroubleEvents(Troubles troubles, ApplicationEventPublisher publisher) {
    this.troubles = troubles;
    this.publisher = publisher;
    troubles.listen(this);
  }

  /** A trouble began or ended. */
  public record TroublesChanged() {}

  @Override
  public void began(Trouble trouble) {
    publisher.publishEvent(new TroublesChanged());
  }

  @Override
  public void ended(Trouble trouble) {
    publisher.publishEvent(new TroublesChanged());
  }

  @PreDestroy
  void stop() {
    troubles.forget(this);
  }
}
