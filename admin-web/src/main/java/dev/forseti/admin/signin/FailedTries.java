package dev.forseti.admin.signin;

import dev.forseti.admin.audit.AuditLog;
import dev.forseti.admin.audit.FailedTry;
import dev.forseti.admin.health.PeriodicTask;
import dev.forseti.admin.store.DatabaseErrors;
import dev.forseti.runtime.health.Troubles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tries to sign in that failed. They are counted here and written to the audit some seconds later,
 * for each hour and way to fail one line about all strangers and one about each account whose own
 * browsers or networks they came from: neither rows nor writes grow with those who guess.
 */
@Component
class FailedTries extends PeriodicTask {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final String STRANGERS = "strangers";

  private final AuditLog audit;
  private final Clock clock;
  private final Map<Line, Counted> waiting = new HashMap<>(); // of whoever holds this

  FailedTries(AuditLog audit, Clock clock, Troubles troubles) {
    super("failed-tries", EVERY, true, troubles);
    this.audit = audit;
    this.clock = clock;
  }

  private record Line(FailedTry how, String who, Instant hour) {}

  private record Counted(String name, String from, long times) {
    /** With those that came after. */
    Counted and(Counted later) {
      return new Counted(name, from, times + later.times);
    }
  }

  /** A try for this name from there failed. */
  void add(FailedTry how, LoginTry tried, String name, String from) {
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    var line = new Line(how, tried.isKnown() ? name : STRANGERS, hour);
    add(line, new Counted(LoginTry.cut(name), from, 1));
  }

  private synchronized void add(Line line, Counted counted) {
    waiting.merge(line, counted, Counted::and);
  }

  @Override
  protected void runOnce() {
    for (Line line : lines()) {
      Counted counted = take(line);
      if (counted != null) {
        write(line, counted);
      }
    }
  }

  private synchronized List<Line> lines() {
    return List.copyOf(waiting.keySet());
  }

  private synchronized @Nullable Counted take(Line line) {
    return waiting.remove(line);
  }

  /** What cannot be written now is counted on. */
  private void write(Line line, Counted counted) {
    try {
      audit.recordFailed(
          line.how(), line.who(), line.hour(), counted.name(), counted.from(), counted.times());
    } catch (RuntimeException failed) {
      putBack(line, counted);
      if (!DatabaseErrors.isUnavailable(failed)) { // that has a check of its own
        throw failed;
      }
    }
  }

  private synchronized void putBack(Line line, Counted counted) {
    waiting.merge(line, counted, (later, before) -> before.and(later));
  }

  @Override
  public void stop() {
    super.stop();
    runOnce();
  }
}
