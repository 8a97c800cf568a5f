package dev.forseti.scoring.reputation;

import dev.forseti.model.Verdict;
import dev.forseti.reputation.ReputationTracker;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.scoring.state.WriteBackCache;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts that readers have and that are more than is known of their subject, or younger. A
 * verdict leaves before the checkpoint; after a crash, what is read again may come in another order
 * and lead elsewhere. So the job reads its own verdicts back: mostly each is known already. Any
 * other waits until what was read before the crash has been read again; then it is taken back, or
 * what follows is told with a later time: readers count a fall only against what is older. State:
 * one verdict for each such subject, the strongest with the time of the latest, and a timer. One
 * thread.
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

  /**
   * Takes in a verdict that was read back. A fall takes back what is older, as policy has it; of
   * one time, policy looks at ids, and it does no harm to tell the fall again.
   */
  void read(String key, Verdict told, @Nullable TrackedReputation known, long nowMillis)
      throws IOException {
    Verdict waiting = state.value(key, nowMillis);
    boolean takesBack = waiting != null && told.isFall() && told.at().isAfter(waiting.at());
    if (ReputationTracker.isMoreThanKnown(told, known)
        || ReputationTracker.isYoungerThanKnown(told, known)) {
      Verdict all = waiting == null || takesBack ? told : strongest(waiting, told);
      state.update(key, all, nowMillis);
      lookAgain(key, nowMillis);
    } else if (takesBack) {
      state.clear(key, nowMillis);
    }
  }

  /** The stronger one, as late as the later one: the fall must come after both. */
  private static Verdict strongest(Verdict waiting, Verdict told) {
    Verdict strongest = waiting.strength().isMoreThan(told.strength()) ? waiting : told;
    return strongest.at(waiting.at().isAfter(told.at()) ? waiting.at() : told.at());
  }

  private void lookAgain(String key, long nowMillis) {
    keys.setCurrentKey(key);
    timers.registerProcessingTimeTimer(
        VoidNamespace.INSTANCE, nowMillis + SETTLED_AFTER.toMillis());
  }

  /**
   * The verdict whose time has come, and that waits no more; null for none.
   *
   * @param isReading false when nothing came since the start: then nothing was read again either
   */
  @Nullable Verdict due(String key, boolean isReading, long nowMillis) throws IOException {
    Verdict told = state.value(key, nowMillis);
    if (told == null) {
      return null;
    }
    if (!isReading) {
      lookAgain(key, nowMillis);
      return null;
    }
    state.clear(key, nowMillis);
    return told;
  }
}
