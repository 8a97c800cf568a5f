package dev.forseti.scoring.encoding;

import dev.forseti.model.EventFlag;
import java.util.EnumSet;
import java.util.Set;

/** The flags of an event as one number, a bit for each flag. */
public final class EventFlagBits {
  private EventFlagBits() {}

  /** The flags as a number; no bit ever means another flag. */
  public static int of(Set<EventFlag> flags) {
    int bits = 0;
    for (EventFlag flag : flags) {
      bits |= bit(flag);
    }
    return bits;
  }

  public static Set<EventFlag> of(int bits) {
    if (bits == 0) {
      return Set.of();
    }
    Set<EventFlag> flags = EnumSet.noneOf(EventFlag.class);
    for (EventFlag flag : EventFlag.values()) {
      if ((bits & bit(flag)) != 0) {
        flags.add(flag);
      }
    }
    return flags;
  }

  private static int bit(EventFlag flag) {
    return switch (flag) {
      case SOFT_FAILED -> 1;
      case POLICY_REFUSED -> 2;
      case REJECTED -> 4;
      case ENCRYPTED -> 8;
      case BACKFILLED -> 16;
      case REDACTED -> 32;
      case UNREADABLE -> 64;
    };
  }
}
