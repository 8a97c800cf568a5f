package dev.forseti.model;

import java.util.Comparator;

/**
 * How much is said against a subject: of two standings the graver is more, of one standing the mode
 * that goes further. So policy finds the verdict that counts, and scoring what is to be taken back.
 *
 * @param standing what is concluded
 * @param mode how far that may be acted on
 */
public record Strength(Standing standing, Mode mode) implements Comparable<Strength> {
  /** Nothing is said. */
  public static final Strength NONE = new Strength(Standing.NONE, Mode.OBSERVE);

  private static final Comparator<Strength> WEAKEST_FIRST =
      Comparator.comparing(Strength::standing).thenComparing(Strength::mode);

  /** What follows in a community in mode act: where rules may only suggest, a moderator looks. */
  public Standing outcome() {
    return standing == Standing.ACT && mode != Mode.ACT ? Standing.REVIEW : standing;
  }

  @Override
  public int compareTo(Strength other) {
    return WEAKEST_FIRST.compare(this, other);
  }

  /** Whether the other says less. */
  public boolean isMoreThan(Strength other) {
    return compareTo(other) > 0;
  }
}
