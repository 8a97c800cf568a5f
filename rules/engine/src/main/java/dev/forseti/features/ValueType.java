package dev.forseti.features;

/** The type of a variable. */
public enum ValueType {
  /** True or false. */
  BOOL,
  /** A whole number. */
  INT,
  /** A floating-point number. */
  DOUBLE,
  /** Text. */
  STRING,
  /** A span of time, kept in milliseconds. */
  DURATION
}
