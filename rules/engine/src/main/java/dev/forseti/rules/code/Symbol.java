package dev.forseti.rules.code;

import dev.forseti.features.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A name that a condition may use: a slot, a constant, or something that is found from others.
 *
 * @param slot where its value is; below 0 for a constant
 * @param constant what it always is; null for others
 * @param computed what finds its value and puts it into the slot; null when it stands there
 */
public record Symbol(
    String name, ValueType type, int slot, @Nullable Code constant, @Nullable Code computed) {
  /** A name whose value stands in a slot. */
  public static Symbol inSlot(String name, ValueType type, int slot) {
    return new Symbol(name, type, slot, null, null);
  }

  public Code code() {
    Code fixed = constant == null ? computed : constant;
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
