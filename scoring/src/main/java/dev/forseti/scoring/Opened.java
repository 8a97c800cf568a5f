package dev.forseti.scoring;

import org.jspecify.annotations.Nullable;

/** What an operator has from its {@code open} on. */
final class Opened {
  private Opened() {}

  /** The field's value. */
  static <T> T of(@Nullable T field) {
    if (field == null) {
      throw new IllegalStateException("the operator was used before it was opened");
    }
    return field;
  }
}
