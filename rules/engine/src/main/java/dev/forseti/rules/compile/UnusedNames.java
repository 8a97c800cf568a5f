package dev.forseti.rules.compile;

import dev.forseti.rules.pack.PackFile;
import dev.forseti.rules.pack.YamlMap;

/** Warns of names that a pack declares and nothing in it asks for. */
final class UnusedNames {
  /** Stands before the names of groups among those that are used. */
  static final String GROUPS = "groups.";

  private UnusedNames() {}

  static void warn(PackFile file, Scope scope) {
    warn(file.root(), "parameters", "params.", "parameter", scope);
    warn(file.root(), "lists", "lists.", "list", scope);
    warn(file.root(), "counters", "", "counter", scope);
    warn(file.root(), "models", "", "model", scope);
    warn(file.root(), "groups", GROUPS, "group", scope);
  }

  private static void warn(YamlMap root, String key, String prefix, String what, Scope scope) {
    YamlMap names = root.map(key);
    for (String name : names.names()) {
      if (!scope.isUsed(prefix + name)) {
        names
            .source()
            .warn(
                names.keyNode(name),
                "nothing uses the " + what + " '" + name + "'",
                "take it out, or let a rule of this pack use it");
      }
    }
  }
}
