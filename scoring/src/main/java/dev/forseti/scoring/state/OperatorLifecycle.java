package dev.forseti.scoring.state;

import org.jspecify.annotations.Nullable;

/** Access to the fields that an operator sets in its {@code open} method. */
public final class OperatorLifecycle {
  private OperatorLifecycle() {}

  /**
   * The field's value.
   *
   * @throws IllegalStateException when the operator was used before it was opened
   */
  public static <T> T requireOpen(@Nullable T field) {
    if (field == null) {
      throw new IllegalStateException("the operator was used before it was opened");
    }
    return field;
  }
}
