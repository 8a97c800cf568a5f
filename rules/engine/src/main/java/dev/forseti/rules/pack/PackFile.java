package dev.forseti.rules.pack;

import dev.forseti.model.RulePack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One pack's file, parsed.
 *
 * @param pack as its author wrote it
 * @param root its content
 * @param overrides what others want different in it
 */
public record PackFile(RulePack pack, YamlMap root, Overrides overrides) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final List<String> KEYS =
      List.of(
          "pack",
          "about",
          "owner",
          "include",
          "parameters",
          "lists",
          "counters",
          "models",
          "weights",
          "groups",
          "rules");

  public static PackFile parse(
      RulePack pack, List<PackProblem> problems, List<PackProblem> warnings) {
    YamlSource source =
        new YamlSource(pack.name() + ".yaml", pack.text().lines().toList(), problems, warnings);
    YamlMap root = YamlParser.parse(source, pack.text(), "a pack");
    root.allow(KEYS);
    if (root.has("pack") && !root.text("pack", "").equals(pack.name())) {
      root.report("pack", "the pack's name must be its file's, '" + pack.name() + "'", List.of());
    }
    return new PackFile(pack, root, new Overrides());
  }

  /** Whether a name may be used in conditions; reported when it may not. */
  public static boolean isName(YamlMap names, String name) {
    boolean is = NAME.matcher(name).matches();
    if (!is) {
      names
          .source()
          .report(names.keyNode(name), "'" + name + "' must be letters, digits and _", "");
    }
    return is;
  }

  /** The mapping under a key of a mapping, or null when it is none, which is reported. */
  public static @Nullable YamlMap part(YamlMap all, String name) {
    int before = all.source().problems().size();
    YamlMap part = all.map(name);
    return all.source().problems().size() > before ? null : part;
  }

  /** The hash of all that the rules are compiled from. */
  public String version() {
    String all = pack.text() + pack.files() + overrides.digest();
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
