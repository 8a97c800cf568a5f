package dev.forseti.rules;

/** Warns of names that a pack declares and nothing in it asks for. */
final class Unused {
  private Unused() {}

  static void warn(PackFile file, Scope scope) {
    warn(file.root(), "parameters", "params.", "parameter", scope);
    warn(file.root(), "lists", "lists.", "list", scope);
    warn(file.root(), "counters", "", "counter", scope);
  }

  private static void warn(YamlMap root, String key, String prefix, String what, Scope scope) {
    YamlMap names = root.map(key);
    for (String name : names.names()) {
      if (!scope.isUsed(prefix + name)) {
        names.source().warn(names.keyNode(name), "nothing uses the " + what + " '" + name + "'");
      }
    }
  }
}
