package dev.forseti.scoring.reputation;

import dev.forseti.model.Verdict;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.ReputationTracker;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.reputation.Verdicts;
import dev.forseti.scoring.state.WriteBackCache;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts that readers have and that are more than is known of their subject. A verdict leaves
 * before the checkpoint; after a crash, what is read again may come in another order and lead
 * elsewhere. So the job reads its own verdicts back: mostly each is known already. One that is more
 * than is known waits until what was read before the crash has been read again. State: one verdict
 * for each such subject, and a timer. One thread.
 */
final class StrongerVerdicts {
  /** By then all is read again that was read since the last checkpoint. */
  static final Duration SETTLED_AFTER = Duration.ofMinutes(5);

  private final WriteBackCache<Verdict> state;
  private final InternalTimerService<VoidNamespace> timers;
  private final KeyContext keys;

  StrongerVerdicts(
      WriteBackCache<Verdict> state, InternalTimerService<VoidNamespace> timers, KeyContext keys) {
    this.state = state;
    this.timers = timers;
    this.keys = keys;
  }

  /** Takes in a verdict that was read back; a fall takes back what was told before it. */
  void read(String key, Verdict told, @Nullable TrackedReputation known, long nowMillis)
      throws IOException {
    Verdict before = state.value(key, nowMillis);
    if (ReputationTracker.isMoreThanKnown(told, known)) {
      state.update(key, told, nowMillis);
      lookAgain(key, nowMillis);
    } else if (before != null && told.isFall() && !told.at().isBefore(before.at())) {
      state.clear(key, nowMillis);
    }
  }

  private void lookAgain(String key, long nowMillis) {
    keys.setCurrentKey(key);
    timers.registerProcessingTimeTimer(
        VoidNamespace.INSTANCE, nowMillis + SETTLED_AFTER.toMillis());
  }

  /**
   * What takes the verdict back that waits, as its time has come; null when it has been reached
   * again, or none waits.
   *
   * @param rules null when nothing came since the start: then nothing was read again either
   */
  Verdicts.@Nullable Step due(
      String key,
      @Nullable TrackedReputation known,
      @Nullable ReputationRules rules,
      long nowMillis)
      throws IOException {
    Verdict told = state.value(key, nowMillis);
    if (told == null) {
      return null;
    }
    if (rules == null) {
      lookAgain(key, nowMillis);
      return null;
    }
    state.clear(key, nowMillis);
    return ReputationTracker.isMoreThanKnown(told, known)
        ? ReputationTracker.takeBack(told, known, rules)
        : null;
  }
}
