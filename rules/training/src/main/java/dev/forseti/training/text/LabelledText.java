package dev.forseti.training.text;

/**
 * One text of which somebody knows what it is.
 *
 * @param text as it was sent
 * @param isAbuse whether it is abuse of the kind that is learned
 * @param weight how much it counts; above 0
 */
public record LabelledText(String text, boolean isAbuse, double weight) {
  public LabelledText {
    if (!(weight > 0)) {
      throw new IllegalArgumentException("a weight is above 0, was " + weight);
    }
  }

  /** A text that counts once. */
  public LabelledText(String text, boolean isAbuse) {
    this(text, isAbuse, 1);
  }
}
