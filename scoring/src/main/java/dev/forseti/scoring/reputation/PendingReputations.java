package dev.forseti.scoring.reputation;

import dev.forseti.model.Reputation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Reputations that changed and were not emitted yet. Of each subject the newest is emitted, half a
 * second after the first change, or earlier at a checkpoint and at the end. One thread.
 */
final class PendingReputations {
  private static final int MAX_PENDING = 16_384;
  private static final long DELAY_MILLIS = 500;

  private final ProcessingTimeService timers;
  private final Output<StreamRecord<Reputation>> output;
  private final Map<String, Reputation> byKey = new LinkedHashMap<>();
  private boolean isTimerSet;

  PendingReputations(ProcessingTimeService timers, Output<StreamRecord<Reputation>> output) {
    this.timers = timers;
    this.output = output;
  }

  /** Emits the reputation now, and nothing older of the subject after it. */
  void emitNow(String key, Reputation reputation) {
    byKey.remove(key);
    output.collect(new StreamRecord<>(reputation));
  }

  /** Emits the reputation later, unless a newer one of the subject takes its place. */
  void add(String key, Reputation reputation, long nowMillis) {
    byKey.put(key, reputation);
    if (byKey.size() >= MAX_PENDING) {
      flush();
    } else if (!isTimerSet) {
      isTimerSet = true;
      var unused =
          timers.registerTimer(
              nowMillis + DELAY_MILLIS,
              time -> {
                isTimerSet = false;
                flush();
              });
    }
  }

  /** Emits all. */
  void flush() {
    byKey.values().forEach(reputation -> output.collect(new StreamRecord<>(reputation)));
    byKey.clear();
  }
}
