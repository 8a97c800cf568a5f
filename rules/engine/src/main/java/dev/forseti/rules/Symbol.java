package dev.forseti.rules;

import dev.forseti.features.ValueType;
import org.jspecify.annotations.Nullable;

/** A name that a condition may use: a slot, or a constant. */
record Symbol(String name, ValueType type, int slot, @Nullable Code constant) {
  Code code() {
    Code fixed = constant;
    if (fixed != null) {
      return fixed;
    }
    return switch (type) {
      case BOOL, INT, DURATION -> new Atoms.NumSlot(slot);
      case DOUBLE -> new Atoms.RealSlot(slot);
      case STRING -> new Atoms.TextSlot(slot);
    };
  }
}
