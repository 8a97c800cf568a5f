package dev.forseti.model;

/** How far an automatic conclusion may go, from weakest to strongest. */
public enum Mode {
  /** Count and show; ask nothing of anybody. */
  OBSERVE,
  /** Put a case before a moderator. */
  SUGGEST,
  /** Act without asking, within the brakes. */
  ACT;

  /** The weaker of two modes. */
  public Mode and(Mode other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
