package dev.forseti.rules.counter;

import dev.forseti.features.Elapsed;
import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.features.ValueType;
import dev.forseti.features.Variable;
import dev.forseti.model.Hash;
import dev.forseti.rules.code.Code;
import org.jspecify.annotations.Nullable;

/**
 * A fact over time about a key.
 *
 * @param slot where its value goes
 * @param kind what it counts
 * @param of the value counted; null for kinds that need none
 * @param where which events feed it; null for all
 * @param windowMillis how far back it looks
 * @param gapMillis the pause after which a session ends; 0 for other kinds
 * @param anywhere whether events of any room feed it; if not, only those of protected rooms do
 * @param id a hash of all that its cell depends on: key, kind, value, filter, window, gap
 */
public record Counter(
    int slot,
    Kind kind,
    @Nullable Code of,
    Code.@Nullable Num where,
    long windowMillis,
    long gapMillis,
    boolean anywhere,
    long id) {

  /** What a counter says of the events that feed it. */
  public enum Kind {
    EVENTS("count: events", "how many, this one included"),
    DISTINCT(
        "count: distinct, of: X",
        "how many different X, this one's included: exact up to 64, beyond that HyperLogLog of 256"
            + " registers with a standard error of 6.5 %"),
    RANK(
        "count: rank, of: X",
        "which place this event's X has among the different X, by when each first came: 1 is who"
            + " began; 65 stands for all after the 64th; unknown for an event that does not count"),
    PERCENTILE(
        "count: percentile, of: X",
        "how many of a hundred X before are less than this one's, half of the like among them;"
            + " unknown for an event that does not count"),
    UNSEEN(
        "count: unseen",
        "how many of a thousand of the text's words no event before has said; unknown without"
            + " words, and while no more than 512 different words are known"),
    SUM("sum: X", "the sum of X, this one's included"),
    MAX("max: X", "the greatest X, this one's included; unknown when there is none"),
    FIRST_SEEN(
        "count: first_seen", "how long ago the first one was; unknown at the first and before"),
    GAP("count: gap", "how long ago the one before was; unknown at the first and for an older one"),
    LAST("last: X", "the X of the one before that showed it; unknown when there is none"),
    SESSIONS(
        "count: sessions, gap: 30m", "how many bursts with pauses of more than the gap between");

    private final String form;
    private final String about;

    Kind(String form, String about) {
      this.form = form;
      this.about = about;
    }

    /** How a pack writes it. */
    public String form() {
      return form;
    }

    /** What its value is. */
    public String about() {
      return about;
    }

    /** What it says of a key that nothing fed. */
    long atFirst() {
      return switch (this) {
        case EVENTS, DISTINCT, SUM, SESSIONS -> 0;
        case RANK, PERCENTILE, UNSEEN, MAX, FIRST_SEEN, GAP, LAST -> Unknown.LONG;
      };
    }

    /** The type of its value. */
    public ValueType type(ValueType counted) {
      return switch (this) {
        case EVENTS, DISTINCT, RANK, PERCENTILE, UNSEEN, SESSIONS -> ValueType.INT;
        case FIRST_SEEN, GAP -> ValueType.DURATION;
        case SUM -> counted == ValueType.BOOL ? ValueType.INT : counted;
        case MAX, LAST -> counted;
      };
    }
  }

  /** The same with a place for its value. */
  public Counter at(int place) {
    return new Counter(place, kind, of, where, windowMillis, gapMillis, anywhere, id);
  }

  /** What the event shows this counter, all that it needs of it; unknown when it feeds nothing. */
  long shown(FeatureVector values) {
    if (!anywhere && values.number(Variable.ROOM_PROTECTED.slot()) != 1) {
      return Unknown.LONG;
    }
    Code.Num filter = where;
    if (filter != null && filter.at(values) != 1) {
      return Unknown.LONG;
    }
    return switch (kind) {
      case EVENTS, FIRST_SEEN, GAP, UNSEEN -> 1;
      case SESSIONS -> gapMillis;
      case SUM, MAX, LAST, PERCENTILE -> of instanceof Code.Num num ? num.at(values) : Unknown.LONG;
      case DISTINCT, RANK -> hash(values);
    };
  }

  /** Feeds what an event showed, and answers the value with it. */
  long feed(long shown, long[] words, long now, CounterCells state, int index) {
    return feed(kind, windowMillis, shown, words, now, state, index);
  }

  /** The same for any counter of that kind and window. */
  static long feed(
      Kind kind,
      long windowMillis,
      long shown,
      long[] words,
      long now,
      CounterCells state,
      int index) {
    if (shown == Unknown.LONG && state.cell(index).length == 0) {
      return kind.atFirst();
    }
    return switch (kind) {
      case EVENTS, SUM -> Ring.add(state, index, now, shown, windowMillis);
      case MAX -> Ring.max(state, index, now, shown, windowMillis);
      case SESSIONS -> Ring.sessions(state, index, now, shown, windowMillis);
      case DISTINCT -> DistinctCount.feed(state, index, now, shown, windowMillis);
      case RANK -> Rank.feed(state, index, now, shown, windowMillis);
      case PERCENTILE -> Percentile.feed(state, index, now, shown, windowMillis);
      case UNSEEN -> Vocabulary.feed(state, index, now, shown, words, windowMillis);
      case FIRST_SEEN, GAP, LAST -> times(kind, windowMillis, state, index, now, shown);
    };
  }

  private long hash(FeatureVector values) {
    long hash = Hash.BASIS;
    if (of instanceof Code.Text text) {
      String found = text.at(values);
      if (found == null) {
        return Unknown.LONG;
      }
      hash = Hash.of(found);
    } else if (of instanceof Code.Num num) {
      long found = num.at(values);
      if (found == Unknown.LONG) {
        return Unknown.LONG;
      }
      hash ^= found;
    }
    return mixed(hash);
  }

  /** Spreads a hash over all bits; never the unknown. */
  public static long mixed(long hash) {
    long mixed = Hash.spread(hash);
    return mixed == Unknown.LONG ? 1 : mixed;
  }

  private static long times(
      Kind kind, long windowMillis, CounterCells state, int index, long now, long shown) {
    long[] cell = state.cell(index);
    boolean fresh = cell.length == 0 || now - cell[1] > windowMillis;
    long value =
        fresh
            ? Unknown.LONG
            : switch (kind) {
              case LAST -> cell[0];
              case GAP -> Elapsed.millis(cell[1], now);
              default -> Elapsed.millis(cell[0], now);
            };
    if (shown != Unknown.LONG) {
      if (cell.length == 0) {
        cell = new long[2];
        state.cell(index, cell);
      }
      cell[0] = kind == Kind.LAST ? shown : fresh ? now : cell[0];
      cell[1] = fresh ? now : Math.max(now, cell[1]);
    }
    return value;
  }
}
