package dev.forseti.scoring;

import dev.forseti.model.EventId;
import dev.forseti.model.Malformed;
import dev.forseti.model.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;

/**
 * Tells of rules that divided by zero, or computed or converted what cannot be. Each is counted as
 * {@code rule.ID.faults}, at most a second late, and reported at once when it is the first and
 * every ten seconds at most after that. The report of a rule and a subtask keeps its id. One
 * thread.
 */
final class FaultReports {
  private static final long LOOK_MILLIS = 1_000;
  private static final long TELL_MILLIS = 10_000;

  private final Function<RuleId, Counter> metrics;
  private final int subtask;
  private final Map<RuleId, Told> told = new HashMap<>();
  private @Nullable ActiveRules seen;
  private long sinceMillis;
  private int faults;
  private long lookedMillis;

  /** What is known of a rule: its metric, how many faults of these rules, and when it was told. */
  private static final class Told {
    private final Counter metric;
    private long count;
    private long atMillis = Long.MIN_VALUE;

    Told(Counter metric) {
      this.metric = metric;
    }
  }

  /** Reports of a subtask, with a metric for each rule. */
  FaultReports(Function<RuleId, Counter> metrics, int subtask) {
    this.metrics = metrics;
    this.subtask = subtask;
  }

  /** What is to be told after an event; mostly nothing. */
  List<Malformed> after(EventId event, ActiveRules running, long nowMillis) {
    if (running != seen) {
      seen = running;
      sinceMillis = nowMillis;
      faults = 0;
      lookedMillis = nowMillis - LOOK_MILLIS;
      told.values().forEach(rule -> rule.count = 0);
    }
    if (running.faults() == faults || nowMillis - lookedMillis < LOOK_MILLIS) {
      return List.of();
    }
    faults = running.faults();
    lookedMillis = nowMillis;
    List<Malformed> reports = new ArrayList<>();
    running.faultsByRule().forEach((rule, count) -> look(rule, count, event, nowMillis, reports));
    return reports;
  }

  private void look(
      RuleId rule, long count, EventId event, long nowMillis, List<Malformed> reports) {
    Told known = told.computeIfAbsent(rule, id -> new Told(metrics.apply(id)));
    if (count == known.count) {
      return;
    }
    known.metric.inc(count - known.count);
    known.count = count;
    if (known.atMillis == Long.MIN_VALUE || nowMillis - known.atMillis >= TELL_MILLIS) {
      known.atMillis = nowMillis;
      reports.add(report(rule, count, event, Instant.ofEpochMilli(nowMillis)));
    }
  }

  private Malformed report(RuleId rule, long count, EventId event, Instant now) {
    return new Malformed(
        "rules:fault:" + rule + ":" + subtask,
        "rules",
        rule.value(),
        Malformed.Reason.RULE_FAULT,
        count
            + (count == 1 ? " division" : " divisions")
            + " by zero, overflows or failed conversions since "
            + Instant.ofEpochMilli(sinceMillis).toString().substring(0, 16).replace('T', ' ')
            + ", the newest seen at "
            + event,
        "",
        now);
  }
}
