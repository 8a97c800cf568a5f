package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.features.ValueType;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Symbol;
import java.util.Locale;

/**
 * A value of an event with its name.
 *
 * @param name as conditions call it
 * @param shown the value in words; {@code unknown} when it is, {@code hidden} when somebody wrote
 *     it and it is not to be shown
 */
public record NamedValue(String name, String shown) {
  private static final String UNKNOWN = "unknown";

  /**
   * The value of a variable, counter, parameter or model.
   *
   * @param showsText whether what somebody wrote may be shown
   */
  public static NamedValue of(Symbol symbol, FeatureVector values, boolean showsText) {
    if (Rule.isText(symbol) && !showsText) {
      boolean unknown = values.isUnknown(symbol.slot(), symbol.type());
      return new NamedValue(symbol.name(), unknown ? UNKNOWN : "hidden");
    }
    boolean stands = symbol.constant() == null && symbol.computed() == null;
    return new NamedValue(
        symbol.name(),
        stands ? Reason.shown(symbol, values) : found(symbol.code(), symbol.type(), values));
  }

  private static String found(Code code, ValueType type, FeatureVector values) {
    return switch (code) {
      case Code.Num num -> {
        long found = num.at(values);
        yield found == Unknown.LONG
            ? UNKNOWN
            : type == ValueType.DURATION
                ? found / 1000 + "s"
                : type == ValueType.BOOL ? Boolean.toString(found == 1) : Long.toString(found);
      }
      case Code.Real real -> {
        double found = real.at(values);
        yield Double.isNaN(found) ? UNKNOWN : String.format(Locale.ROOT, "%.2f", found);
      }
      case Code.Text text -> {
        String found = text.at(values);
        yield found == null ? UNKNOWN : found;
      }
    };
  }
}
