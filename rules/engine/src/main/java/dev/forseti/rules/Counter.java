package dev.forseti.rules;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A fact over time about a key. Windows of counts and sums are rings of {@value #BUCKETS} buckets
 * (the error is at most one bucket); distinct values are kept with their last time, exact up to
 * {@value #MOST_DISTINCT}, beyond which the oldest is forgotten.
 *
 * @param slot where its value goes
 * @param kind what it counts
 * @param of the value counted; null for kinds that need none
 * @param where which events feed it; null for all
 * @param windowMillis how far back it looks
 * @param id a hash of all that gives its memory a meaning: keys, kind, value counted, filter,
 *     window
 */
record Counter(
    int slot, Kind kind, @Nullable Code of, Code.@Nullable Num where, long windowMillis, long id) {
  static final int BUCKETS = 16;
  static final int MOST_DISTINCT = 256;

  enum Kind {
    EVENTS,
    DISTINCT,
    SUM,
    MAX,
    FIRST_SEEN,
    GAP
  }

  /** Feeds the event if it is one of those counted, and answers the value with it. */
  long update(FeatureVector values, long now, KeyState state, int index) {
    return feed(shown(values), now, state, index);
  }

  /** What the event shows this counter, all that it needs of it; 0 when it does not feed it. */
  long shown(FeatureVector values) {
    Code.Num filter = where;
    if (filter != null && filter.at(values) != 1) {
      return 0;
    }
    return switch (kind) {
      case EVENTS, FIRST_SEEN, GAP -> 1;
      case SUM, MAX -> whole(values);
      case DISTINCT -> hash(values);
    };
  }

  /** Feeds what an event showed, and answers the value with it. */
  long feed(long shown, long now, KeyState state, int index) {
    return switch (kind) {
      case EVENTS, SUM -> ring(state, index, now, shown, false);
      case MAX -> ring(state, index, now, shown, true);
      case DISTINCT -> distinct(state, index, now, shown);
      case FIRST_SEEN, GAP -> times(state, index, now, shown != 0);
    };
  }

  private long whole(FeatureVector values) {
    long value = of instanceof Code.Num num ? num.at(values) : 0;
    return value == Unknown.LONG ? 0 : value;
  }

  private long hash(FeatureVector values) {
    long hash;
    if (of instanceof Code.Text text) {
      String found = text.at(values);
      if (found == null) {
        return 0;
      }
      hash = 0xcbf29ce484222325L;
      for (int i = 0; i < found.length(); i++) {
        hash = (hash ^ found.charAt(i)) * 0x100000001b3L;
      }
    } else {
      hash = whole(values);
    }
    return hash == 0 ? 1 : hash;
  }

  private long ring(KeyState state, int index, long now, long add, boolean max) {
    long width = Math.max(1, windowMillis / BUCKETS);
    long bucket = Math.floorDiv(now, width);
    long[] cell = state.cell(index);
    if (cell.length == 0) {
      cell = new long[BUCKETS + 1];
      cell[0] = bucket;
      state.cell(index, cell);
    }
    if (bucket > cell[0]) {
      for (long b = Math.max(cell[0] + 1, bucket - BUCKETS + 1); b <= bucket; b++) {
        cell[1 + (int) Math.floorMod(b, (long) BUCKETS)] = 0;
      }
      cell[0] = bucket;
    }
    if (bucket > cell[0] - BUCKETS) {
      int at = 1 + (int) Math.floorMod(bucket, (long) BUCKETS);
      cell[at] = max ? Math.max(cell[at], add) : cell[at] + add;
    }
    long total = 0;
    for (int i = 1; i <= BUCKETS; i++) {
      total = max ? Math.max(total, cell[i]) : total + cell[i];
    }
    return total;
  }

  private long distinct(KeyState state, int index, long now, long hash) {
    long[] cell = state.cell(index);
    long[] kept = new long[Math.min(cell.length + 2, 2 * MOST_DISTINCT)];
    int n = 0;
    boolean full = cell.length == 2 * MOST_DISTINCT;
    long oldest = Long.MAX_VALUE;
    for (int i = 1; full && i < cell.length; i += 2) {
      oldest = Math.min(oldest, cell[i]);
    }
    boolean known = false;
    for (int i = 0; i < cell.length; i += 2) {
      known |= cell[i] == hash;
    }
    boolean evict = full && !known && hash != 0;
    for (int i = 0; i < cell.length; i += 2) {
      if (cell[i] == hash || now - cell[i + 1] > windowMillis) {
        continue;
      }
      if (evict && cell[i + 1] == oldest) {
        evict = false;
        continue;
      }
      kept[n++] = cell[i];
      kept[n++] = cell[i + 1];
    }
    if (hash != 0 && n < kept.length) {
      kept[n++] = hash;
      kept[n++] = now;
    }
    state.cell(index, Arrays.copyOf(kept, n));
    return n / 2;
  }

  private long times(KeyState state, int index, long now, boolean feeds) {
    long[] cell = state.cell(index);
    boolean fresh = cell.length == 0 || now - cell[1] > windowMillis;
    long value = fresh ? Unknown.LONG : kind == Kind.GAP ? now - cell[1] : now - cell[0];
    if (feeds) {
      state.cell(index, new long[] {fresh ? now : cell[0], now});
    }
    return value;
  }
}
