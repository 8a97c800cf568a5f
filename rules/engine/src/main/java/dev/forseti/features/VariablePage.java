package dev.forseti.features;

import java.util.Locale;

/** The table of variables for the documentation. */
public final class VariablePage {
  private VariablePage() {}

  /** All variables in the order of {@link Variable}, as Markdown. */
  public static String markdown() {
    StringBuilder page =
        new StringBuilder("| name | type | unit | unknown when | what |\n|---|---|---|---|---|\n");
    for (Variable variable : Variable.values()) {
      page.append("| `")
          .append(variable.label())
          .append("` | ")
          .append(variable.type().name().toLowerCase(Locale.ROOT))
          .append(" | ")
          .append(variable.unit())
          .append(" | ")
          .append(variable.unknownWhen())
          .append(" | ")
          .append(variable.about())
          .append(" |\n");
    }
    return page.toString();
  }
}
