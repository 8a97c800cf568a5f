package dev.forseti.scoring.state;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/** How long state is kept: every state by key has one of these. */
public final class StateExpiry {
  /** As long as the longest window, with room to spare. */
  public static final Duration LONGEST_WINDOW = Duration.ofDays(31);

  /** Of senders, servers and subjects. */
  public static final Duration LONG_TERM = Duration.ofDays(400);

  private StateExpiry() {}

  /** Gone after that time without a write, also from RocksDB's files when it compacts them. */
  public static StateTtlConfig after(Duration time) {
    return StateTtlConfig.newBuilder(time)
        .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
        .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
        .cleanupInRocksdbCompactFilter(10_000)
        .build();
  }
}
