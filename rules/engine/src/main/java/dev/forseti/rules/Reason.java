package dev.forseti.rules;

import dev.forseti.features.FeatureVector;
import java.util.List;

/**
 * A reason in words, with the values of an event where its author wrote names in braces. No value
 * is read as a name, and one that is unknown is said to be: no brace is left over.
 *
 * @param text as its author wrote it
 * @param parts what it consists of, in order
 */
record Reason(String text, List<Part> parts) {
  /** A reason that says nothing. */
  static final Reason NONE = new Reason("", List.of());

  /** A piece of a reason. */
  sealed interface Part {
    /** Words that are always the same. */
    record Words(String words) implements Part {}

    /** The value of a variable or counter. */
    record Value(Symbol symbol) implements Part {}
  }

  Reason {
    parts = List.copyOf(parts);
  }

  /** The reason with the values of an event. */
  String filled(FeatureVector values) {
    StringBuilder filled = new StringBuilder(text.length() + 32);
    for (Part part : parts) {
      switch (part) {
        case Part.Words(String words) -> filled.append(words);
        case Part.Value(Symbol symbol) ->
            filled.append(
                values.isUnknown(symbol.slot(), symbol.type())
                    ? unknown(symbol)
                    : shown(symbol, values));
      }
    }
    return filled.toString();
  }

  /** A value on one line. */
  static String shown(Symbol symbol, FeatureVector values) {
    return values.shown(symbol.slot(), symbol.type()).replace('\n', ' ');
  }

  private static String unknown(Symbol symbol) {
    return switch (symbol.type()) {
      case INT -> "an unknown number of";
      case DURATION -> "an unknown time";
      case BOOL, DOUBLE, STRING ->
          "an unknown " + symbol.name().replace('.', ' ').replace('_', ' ');
    };
  }
}
