package dev.forseti.rules;

import dev.forseti.features.ValueType;
import dev.forseti.features.Variable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A name that a condition may use: a slot, or a constant. */
record Symbol(String name, ValueType type, int slot, @Nullable Code constant) {
  static Map<String, Symbol> variables() {
    Map<String, Symbol> scope = new LinkedHashMap<>();
    for (Variable variable : Variable.values()) {
      scope.put(
          variable.label(), new Symbol(variable.label(), variable.type(), variable.slot(), null));
    }
    return scope;
  }

  Code code() {
    Code fixed = constant;
    if (fixed != null) {
      return fixed;
    }
    return switch (type) {
      case BOOL, INT, DURATION -> (Code.Num) values -> values.number(slot);
      case DOUBLE -> (Code.Real) values -> values.real(slot);
      case STRING -> (Code.Text) values -> values.text(slot);
    };
  }
}
