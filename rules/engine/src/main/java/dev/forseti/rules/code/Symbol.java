package dev.forseti.rules.code;

import dev.forseti.features.ValueType;
import org.jspecify.annotations.Nullable;

/** A name that a condition may use: a slot, or a constant. */
public record Symbol(String name, ValueType type, int slot, @Nullable Code constant) {
  public Code code() {
    Code fixed = constant;
    if (fixed != null) {
      return fixed;
    }
    return switch (type) {
      case BOOL, INT, DURATION -> new SlotExpressions.NumSlot(slot);
      case DOUBLE -> new SlotExpressions.RealSlot(slot);
      case STRING -> new SlotExpressions.TextSlot(slot);
    };
  }
}
