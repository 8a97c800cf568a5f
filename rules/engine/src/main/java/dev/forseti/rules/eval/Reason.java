package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.ValueType;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.learned.LearnedModel;
import java.util.List;

/**
 * A reason in words, with the values of an event where its author wrote names in braces. No value
 * is read as a name, and one that is unknown is said to be: no brace is left over.
 *
 * @param text as its author wrote it
 * @param parts what it consists of, in order
 */
public record Reason(String text, List<Part> parts) {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final String UNKNOWN_NUMBER = "an unknown number of";

  /** A reason that says nothing. */
  public static final Reason NONE = new Reason("", List.of());

  /** A piece of a reason. */
  public sealed interface Part {
    /** Words that are always the same. */
    record Words(String words) implements Part {}

    /** The value of a variable or counter. */
    record Value(Symbol symbol) implements Part {}

    /** What speaks most against the sender, as a learned model sees it. */
    record Why(LearnedModel model) implements Part {}
  }

  public Reason {
    parts = List.copyOf(parts);
  }

  /** The reason with the values of an event. */
  public String filled(FeatureVector values) {
    StringBuilder filled = new StringBuilder(text.length() + 32);
    for (Part part : parts) {
      switch (part) {
        case Part.Words(String words) -> filled.append(following(filled, words));
        case Part.Value(Symbol symbol) -> filled.append(inWords(symbol, values));
        case Part.Why(LearnedModel model) -> filled.append(model.why(values));
      }
    }
    return filled.toString();
  }

  /** The words after a value that already says "of" when it is unknown. */
  private static String following(StringBuilder before, String words) {
    boolean saysOf = words.startsWith(" of ") && before.toString().endsWith(UNKNOWN_NUMBER);
    return saysOf ? words.substring(" of".length()) : words;
  }

  /** A value as a reason says it. */
  public static String inWords(Symbol symbol, FeatureVector values) {
    if (values.isUnknown(symbol.slot(), symbol.type())) {
      return unknown(symbol);
    }
    return symbol.type() == ValueType.DURATION
        ? time(values.number(symbol.slot()))
        : shown(symbol, values);
  }

  /** A time in the greatest unit that it has two of. */
  private static String time(long millis) {
    long seconds = millis / 1_000;
    long size = Math.abs(seconds);
    if (size >= 2 * DAY) {
      return seconds / DAY + " days";
    }
    if (size >= 2 * HOUR) {
      return seconds / HOUR + " hours";
    }
    return size >= 2 * MINUTE
        ? seconds / MINUTE + " minutes"
        : seconds + (size == 1 ? " second" : " seconds");
  }

  /** A value on one line. */
  static String shown(Symbol symbol, FeatureVector values) {
    return values.shown(symbol.slot(), symbol.type()).replace('\n', ' ');
  }

  private static String unknown(Symbol symbol) {
    return switch (symbol.type()) {
      case INT -> UNKNOWN_NUMBER;
      case DURATION -> "an unknown time";
      case BOOL, DOUBLE, STRING ->
          "an unknown " + symbol.name().replace('.', ' ').replace('_', ' ');
    };
  }
}
