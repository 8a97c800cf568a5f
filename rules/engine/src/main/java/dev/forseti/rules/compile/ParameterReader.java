package dev.forseti.rules.compile;

import dev.forseti.features.ValueType;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.SlotExpressions;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.pack.PackDuration;
import dev.forseti.rules.pack.PackFile;
import dev.forseti.rules.pack.YamlMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a pack, with the values that those who include it give them. */
final class ParameterReader {
  private static final List<String> KEYS =
      List.of("type", "default", "at_least", "at_most", "about");
  private static final List<String> TYPES = List.of("int", "double", "duration", "bool");

  private ParameterReader() {}

  static void read(PackFile pack, Scope scope) {
    YamlMap parameters = pack.root().map("parameters");
    for (String name : parameters.names()) {
      YamlMap parameter = PackFile.part(parameters, name);
      if (parameter == null || !PackFile.isName(parameters, name)) {
        continue;
      }
      parameter.allow(KEYS);
      String type = parameter.text("type", "int");
      if (!TYPES.contains(type)) {
        parameter.report("type", "type must be one of " + String.join(", ", TYPES), TYPES);
        continue;
      }
      YamlMap given = pack.overrides().parameter(name);
      Double standard = value(parameter, "default", type);
      Double chosen = given == null ? standard : value(given, name, type);
      Double least = parameter.has("at_least") ? value(parameter, "at_least", type) : null;
      Double most = parameter.has("at_most") ? value(parameter, "at_most", type) : null;
      if (standard != null && outside(standard, least, most)) {
        parameter.report("default", "the default is out of its bounds", List.of());
      } else if (chosen != null && given != null && outside(chosen, least, most)) {
        given.report(name, "'" + name + "' must be " + bounds(parameter), List.of());
      } else if (chosen != null) {
        boolean real = type.equals("double");
        Code constant =
            real
                ? new SlotExpressions.Fraction(chosen)
                : new SlotExpressions.Whole(chosen.longValue());
        ValueType kind = ValueType.valueOf(type.toUpperCase(Locale.ROOT));
        scope.add(new Symbol("params." + name, kind, -1, constant, null));
      }
    }
  }

  private static boolean outside(Double value, @Nullable Double least, @Nullable Double most) {
    return (least != null && value < least) || (most != null && value > most);
  }

  private static String bounds(YamlMap parameter) {
    return "at least "
        + parameter.text("at_least", "anything")
        + " and at most "
        + parameter.text("at_most", "anything");
  }

  /** The value as a number; null when it is none of the type, which is reported. */
  private static @Nullable Double value(YamlMap from, String key, String type) {
    String text = from.text(key, "");
    switch (type) {
      case "duration" -> {
        long millis = PackDuration.millis(text);
        if (millis >= 0) {
          return (double) millis;
        }
      }
      case "bool" -> {
        if (text.equals("true") || text.equals("false")) {
          return text.equals("true") ? 1.0 : 0.0;
        }
      }
      default -> {
        try {
          double number = Double.parseDouble(text);
          boolean whole = number == Math.rint(number) && Math.abs(number) < 0x1p53;
          if (Double.isFinite(number) && (type.equals("double") || whole)) {
            return number;
          }
        } catch (NumberFormatException wrong) {
          from.report(key, key + " must be of type " + type, List.of());
          return null;
        }
      }
    }
    from.report(key, key + " must be of type " + type, List.of());
    return null;
  }
}
