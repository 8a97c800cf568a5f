package dev.forseti.rules.eval;

import dev.forseti.rules.code.SlotExpressions;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rules by a bound that a number must reach, from below or from above: the bounds are sorted, and
 * with each stand the rules of all those that are reached with it.
 */
final class BoundIndex {
  private final int slot;
  private final boolean fromBelow;
  private final long[] bounds;
  private final long[][] reached;
  private final long[] whenUnknown;

  private BoundIndex(Builder from) {
    slot = from.slot;
    fromBelow = from.fromBelow;
    whenUnknown = from.whenUnknown;
    bounds = new long[from.rules.size()];
    reached = new long[bounds.length][];
    long[] sum = new long[whenUnknown.length];
    int done = 0;
    for (Map.Entry<Long, long[]> entry :
        (fromBelow ? from.rules : from.rules.descendingMap()).entrySet()) {
      int at = fromBelow ? done : bounds.length - 1 - done;
      RuleIndex.join(sum, entry.getValue());
      bounds[at] = entry.getKey();
      reached[at] = sum.clone();
      done++;
    }
  }

  /** Whether the test asks for at least a bound, or at most. */
  static boolean serves(SlotExpressions.InRange range) {
    return range.within() || range.high() == Long.MAX_VALUE || range.low() == Long.MIN_VALUE;
  }

  /** Whether the number must come from below to the bound; else from above. */
  static boolean isFromBelow(SlotExpressions.InRange range) {
    return range.within() ? range.low() != Long.MIN_VALUE : range.low() == Long.MIN_VALUE;
  }

  /** The bound; where the number may be, or is just not allowed to be yet. */
  static long bound(SlotExpressions.InRange range) {
    boolean below = isFromBelow(range);
    return range.within()
        ? (below ? range.low() : range.high())
        : below ? range.high() : range.low();
  }

  int slot() {
    return slot;
  }

  /** Adds the rules that the number reaches, or that ask when it is unknown. */
  void find(long value, boolean unknown, long[] into) {
    if (unknown) {
      RuleIndex.join(into, whenUnknown);
      return;
    }
    int low = 0;
    int high = bounds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (fromBelow ? bounds[middle] <= value : bounds[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int at = fromBelow ? low - 1 : low;
    if (at >= 0 && at < bounds.length) {
      RuleIndex.join(into, reached[at]);
    }
  }

  /** Collects the rules of one slot and direction. */
  static final class Builder {
    private final int slot;
    private final boolean fromBelow;
    private final int words;
    private final TreeMap<Long, long[]> rules = new TreeMap<>();
    private final long[] whenUnknown;

    Builder(SlotExpressions.InRange range, int words) {
      this.slot = range.slot();
      this.fromBelow = isFromBelow(range);
      this.words = words;
      this.whenUnknown = new long[words];
    }

    void add(SlotExpressions.InRange range, int rule, boolean asksUnknown) {
      RuleIndex.set(rules.computeIfAbsent(bound(range), unused -> new long[words]), rule);
      if (asksUnknown) {
        RuleIndex.set(whenUnknown, rule);
      }
    }

    BoundIndex build() {
      return new BoundIndex(this);
    }
  }
}
