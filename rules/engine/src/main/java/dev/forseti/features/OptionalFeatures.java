package dev.forseti.features;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Features that take time to read: where no rule asks for any variable of such a part, it is left
 * unread, and the variables are unknown. All others are always read.
 */
public enum OptionalFeatures {
  /** Of which kinds of characters the text is made. */
  SHAPE(
      Variable.TEXT_SCRIPT,
      Variable.TEXT_LETTER_SHARE,
      Variable.TEXT_DIGIT_SHARE,
      Variable.TEXT_SYMBOL_SHARE,
      Variable.TEXT_HIGH_SHARE,
      Variable.TEXT_CODE_SHARE,
      Variable.TEXT_DISTINCT_SHARE,
      Variable.TEXT_PICTURES,
      Variable.TEXT_LONGEST_RUN,
      Variable.TEXT_SUMS,
      Variable.TEXT_HANDLES),
  /** The hash of the line as it was written. */
  EXACT(Variable.TEXT_EXACT),
  /** The hashes of the text's words, and how many there are. */
  WORDS(Variable.TEXT_WORDS),
  /** The hashes that disguises and near copies of a text share. */
  PRINTS(Variable.TEXT_FINGERPRINT, Variable.TEXT_SKETCH, Variable.TEXT_TAIL),
  /** Letters that run over other lines. */
  STACKED_MARKS(Variable.TEXT_STACKED),
  /** Whether something is asked. */
  QUESTION(Variable.TEXT_QUESTION),
  /** How large the content is. */
  SIZE(Variable.EVENT_SIZE),
  /** What names that are given out in a row have in common. */
  NAME(Variable.SENDER_FAMILY, Variable.NAME_SHAPE);

  /** All of them. */
  static final Set<OptionalFeatures> ALL = Set.of(values());

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<Variable> fills;

  OptionalFeatures(Variable... fills) {
    this.fills = List.of(fills);
  }

  /** Those that fill any of the variables. */
  public static Set<OptionalFeatures> filling(Set<Variable> asked) {
    Set<OptionalFeatures> filling = EnumSet.noneOf(OptionalFeatures.class);
    for (OptionalFeatures part : values()) {
      if (part.fills.stream().anyMatch(asked::contains)) {
        filling.add(part);
      }
    }
    return filling;
  }
}
