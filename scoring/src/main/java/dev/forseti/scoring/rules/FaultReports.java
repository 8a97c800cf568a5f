package dev.forseti.scoring.rules;

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
 * Reports faults of rules: division by zero, overflow, failed conversion. Each is counted as {@code
 * rule.ID.faults}, at most a second late; the first of a rule is reported at once, later ones every
 * ten seconds at most. The report of a rule and a subtask keeps its id. One thread.
 */
final class FaultReports {
  private static final long CHECK_INTERVAL_MILLIS = 1_000;
  private static final long REPORT_INTERVAL_MILLIS = 10_000;

  private final Function<RuleId, Counter> metrics;
  private final int subtask;
  private final Map<RuleId, RuleFaults> byRule = new HashMap<>();
  private @Nullable CompiledRules current;
  private long sinceMillis;
  private int faults;
  private long checkedMillis;

  /** The faults of a rule: its metric, how many with these rules, and when they were reported. */
  private static final class RuleFaults {
    private final Counter metric;
    private long count;
    private long reportedMillis = Long.MIN_VALUE;

    RuleFaults(Counter metric) {
      this.metric = metric;
    }
  }

  /** Reports of a subtask, with a metric for each rule. */
  FaultReports(Function<RuleId, Counter> metrics, int subtask) {
    this.metrics = metrics;
    this.subtask = subtask;
  }

  /** The reports after an event; mostly none. */
  List<Malformed> after(EventId event, CompiledRules running, long nowMillis) {
    if (running != current) {
      current = running;
      sinceMillis = nowMillis;
      faults = 0;
      checkedMillis = nowMillis - CHECK_INTERVAL_MILLIS;
      byRule.values().forEach(rule -> rule.count = 0);
    }
    if (running.faults() == faults || nowMillis - checkedMillis < CHECK_INTERVAL_MILLIS) {
      return List.of();
    }
    faults = running.faults();
    checkedMillis = nowMillis;
    List<Malformed> reports = new ArrayList<>();
    running.faultsByRule().forEach((rule, count) -> check(rule, count, event, nowMillis, reports));
    return reports;
  }

  private void check(
      RuleId rule, long count, EventId event, long nowMillis, List<Malformed> reports) {
    RuleFaults known = byRule.computeIfAbsent(rule, id -> new RuleFaults(metrics.apply(id)));
    if (count == known.count) {
      return;
    }
    known.metric.inc(count - known.count);
    known.count = count;
    if (known.reportedMillis == Long.MIN_VALUE
        || nowMillis - known.reportedMillis >= REPORT_INTERVAL_MILLIS) {
      known.reportedMillis = nowMillis;
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
