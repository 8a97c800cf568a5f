package dev.forseti.runtime.config;

import java.util.List;

/** A configuration as a file that could be read again, each option under its meaning. */
final class ConfigDocument {
  private ConfigDocument() {}

  static String of(List<ConfigOption<?>> options, ConfigValues values) {
    var out = new StringBuilder();
    String section = "";
    for (ConfigOption<?> option : options) {
      if (!option.section().equals(section)) {
        section = option.section();
        out.append(section.isEmpty() ? "" : "\n" + section + ":\n");
      }
      String indent = section.isEmpty() ? "" : "  ";
      out.append(indent).append("# ").append(option.documentation()).append('\n');
      out.append(indent).append(option.shortName()).append(": ");
      out.append(quoted(option.shown(values.text(option)))).append('\n');
    }
    return out.toString();
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }
}
