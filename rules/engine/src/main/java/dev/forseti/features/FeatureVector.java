package dev.forseti.features;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of one event, by slot; a slot that nobody filled is unknown. Used by one thread. */
public final class FeatureVector {
  /** No words. */
  public static final long[] NO_WORDS = {};

  private final long[] longs;
  private final double[] doubles;
  private final @Nullable String[] strings;
  private final Set<OptionalFeatures> read;
  private long[] words = NO_WORDS;
  private int faults;

  /** A vector of unknowns with that many slots, into which all features are read. */
  public FeatureVector(int slots) {
    this(slots, OptionalFeatures.ALL);
  }

  /** A vector of unknowns with that many slots, into which only those optional ones are read. */
  public FeatureVector(int slots, Set<OptionalFeatures> read) {
    this.read = read;
    longs = new long[slots];
    doubles = new double[slots];
    strings = new String[slots];
    clear();
  }

  /** Makes every slot unknown again. */
  public void clear() {
    Arrays.fill(longs, Unknown.LONG);
    Arrays.fill(doubles, Unknown.DOUBLE);
    Arrays.fill(strings, null);
    words = NO_WORDS;
  }

  /** Whether those features are to be read into it. */
  boolean reads(OptionalFeatures part) {
    return read.contains(part);
  }

  /** The whole number, truth value (0 or 1) or duration (milliseconds) in the slot. */
  public long number(int slot) {
    return longs[slot];
  }

  /** The floating-point number in the slot. */
  public double real(int slot) {
    return doubles[slot];
  }

  /** The string in the slot; null when unknown. */
  public @Nullable String text(int slot) {
    return strings[slot];
  }

  /** Hashes of the different words of the text; none when it is unseen. */
  public long[] words() {
    return words;
  }

  void setWords(long[] hashes) {
    words = hashes;
  }

  /** Fills a slot. */
  public void set(int slot, long value) {
    longs[slot] = value;
  }

  /** Fills a slot. */
  public void set(int slot, double value) {
    doubles[slot] = value;
  }

  /** Fills a slot. */
  public void set(int slot, @Nullable String value) {
    strings[slot] = value;
  }

  void set(Variable variable, long value) {
    longs[variable.slot()] = value;
  }

  void set(Variable variable, boolean value) {
    longs[variable.slot()] = value ? 1 : 0;
  }

  void set(Variable variable, double value) {
    doubles[variable.slot()] = value;
  }

  void set(Variable variable, @Nullable String value) {
    strings[variable.slot()] = value;
  }

  /** Takes over the variables of another vector, without words; counters stay as they are. */
  public void take(FeatureVector other) {
    System.arraycopy(other.longs, 0, longs, 0, Variable.count());
    System.arraycopy(other.doubles, 0, doubles, 0, Variable.count());
    System.arraycopy(other.strings, 0, strings, 0, Variable.count());
  }

  /** Makes the numbers of the slots unknown again, from the first to before the last. */
  public void forget(int from, int to) {
    Arrays.fill(longs, from, to, Unknown.LONG);
  }

  /** Notes that a value became unknown by a division by zero or a conversion that failed. */
  public void fault() {
    faults++;
  }

  /** How many faults were noted since the vector was made. */
  public int faults() {
    return faults;
  }

  /** Whether the slot has no value of that type. */
  public boolean isUnknown(int slot, ValueType type) {
    return switch (type) {
      case STRING -> strings[slot] == null;
      case DOUBLE -> Double.isNaN(doubles[slot]);
      case INT, BOOL, DURATION -> longs[slot] == Unknown.LONG;
    };
  }

  /** The value in words, for a moderator; {@code unknown} when it is. */
  public String shown(int slot, ValueType type) {
    if (isUnknown(slot, type)) {
      return "unknown";
    }
    return switch (type) {
      case STRING -> {
        String value = String.valueOf(strings[slot]);
        yield value.length() > 80 ? value.substring(0, 80) + "…" : value;
      }
      case DOUBLE -> hundredths(doubles[slot]);
      case INT -> Long.toString(longs[slot]);
      case BOOL -> Boolean.toString(longs[slot] == 1);
      case DURATION -> longs[slot] / 1000 + "s";
    };
  }

  /** As {@code %.2f}, which takes three times as long, and each signal shows some. */
  private static String hundredths(double value) {
    double most = 1e15;
    if (!(value >= 0 && value < most)) {
      return String.format(Locale.ROOT, "%.2f", value);
    }
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
