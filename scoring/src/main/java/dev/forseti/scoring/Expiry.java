package dev.forseti.scoring;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/** How long state is kept: every state of the job has one of these. */
final class Expiry {
  /** As long as the longest window, with room to spare. */
  static final Duration LONGEST_WINDOW = Duration.ofDays(31);

  /** Of senders, servers and subjects. */
  static final Duration MEMORY = Duration.ofDays(400);

  private Expiry() {}

  /** Gone after that time without a write, also from RocksDB's files when it compacts them. */
  static StateTtlConfig after(Duration time) {
    return StateTtlConfig.newBuilder(time)
        .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
        .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
        .cleanupInRocksdbCompactFilter(10_000)
        .build();
  }
}
