package dev.forseti.admin.health;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The troubles of now, by part. Any thread may report and ask. */
@Component
public class Health {
  /** A trouble began or ended. */
  public record Changed() {}

  /** The part that policy acts on. */
  public static final String HOMESERVER = "homeserver";

  /** The console's database. */
  public static final String DATABASE = "database";

  /** The broker. */
  public static final String KAFKA = "kafka";

  /** The scoring job. */
  public static final String SCORING = "scoring";

  /** What the names of parts that read topics begin with. */
  public static final String READING = "reading ";

  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private final Map<String, Trouble> troubles = new ConcurrentSkipListMap<>();
  private final Clock clock;
  private final ApplicationEventPublisher publisher;

  Health(Clock clock, ApplicationEventPublisher publisher) {
    this.clock = clock;
    this.publisher = publisher;
  }

  /** The part does not work; reported once, until it {@linkplain #recovered recovers}. */
  public void report(String part, String what) {
    if (troubles.putIfAbsent(part, new Trouble(part, what, clock.instant())) == null) {
      LOG.atWarn().addKeyValue("part", part).log("{}", what);
      publisher.publishEvent(new Changed());
    }
  }

  /** The part works; reported once when it did not before. */
  public void recovered(String part) {
    Trouble over = troubles.remove(part);
    if (over != null) {
      LOG.atInfo().addKeyValue("part", part).log("works again, it did not since {}", over.since());
      publisher.publishEvent(new Changed());
    }
  }

  /** What does not work now, by the part's name. */
  public Collection<Trouble> troubles() {
    return List.copyOf(troubles.values());
  }
}
