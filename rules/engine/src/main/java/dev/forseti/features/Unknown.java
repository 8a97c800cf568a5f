package dev.forseti.features;

/**
 * How each type says that a value cannot be seen, without boxing: one reserved value of the type. A
 * string says it by null.
 */
public final class Unknown {
  /** An unknown whole number, truth value or duration. */
  public static final long LONG = Long.MIN_VALUE;

  /** An unknown floating-point number; every NaN means the same. */
  public static final double DOUBLE = Double.NaN;

  private Unknown() {}
}
