package dev.forseti.rules.code;

import dev.forseti.features.FeatureVector;
import org.jspecify.annotations.Nullable;

/** A compiled expression; each kind says unknown by its type's reserved value. */
public sealed interface Code {
  /** About how many nanoseconds it takes; operands of {@code &&} and {@code ||} go by it. */
  default int cost() {
    return 4;
  }

  /** A whole number, a truth value (0 or 1) or a duration in milliseconds. */
  non-sealed interface Num extends Code {
    long at(FeatureVector values);
  }

  /** A floating-point number. */
  non-sealed interface Real extends Code {
    double at(FeatureVector values);
  }

  /** A string. */
  non-sealed interface Text extends Code {
    @Nullable String at(FeatureVector values);
  }
}
