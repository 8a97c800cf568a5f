package dev.forseti.rules.compile;

import dev.forseti.rules.code.CompileException;
import dev.forseti.rules.code.LookupList;
import dev.forseti.rules.pack.PackFile;
import dev.forseti.rules.pack.YamlMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the lists of packs; equal lists of several packs are one. */
final class ListReader {
  private static final List<String> KEYS = List.of("file", "entries", "match", "about");
  private static final List<String> MATCHES =
      Arrays.stream(LookupList.Match.values()).map(LookupList.Match::label).toList();
  private final Map<List<Object>, LookupList> known = new HashMap<>();

  void read(PackFile pack, Scope scope) {
    YamlMap lists = pack.root().map("lists");
    for (String name : lists.names()) {
      YamlMap list = PackFile.part(lists, name);
      if (list == null || !PackFile.isName(lists, name)) {
        continue;
      }
      list.allow(KEYS);
      String how = list.text("match", "literal");
      List<String> entries = entries(list, pack);
      if (!MATCHES.contains(how)) {
        list.report("match", "match must be one of " + String.join(", ", MATCHES), MATCHES);
      } else if (entries != null) {
        LookupList.Match match = LookupList.Match.valueOf(how.toUpperCase(Locale.ROOT));
        LookupList built = build(list, match, entries);
        if (built != null) {
          scope.add(name, built, how + ":" + String.join("\n", entries).hashCode());
        }
      }
    }
  }

  private @Nullable LookupList build(YamlMap list, LookupList.Match match, List<String> entries) {
    String at = list.has("file") ? "file" : "entries";
    if (entries.size() > match.most()) {
      list.report(
          at,
          "a list matched by " + match.label() + " may have " + match.most() + " entries",
          List.of());
      return null;
    }
    try {
      return known.computeIfAbsent(List.of(match, entries), unused -> match.of(entries));
    } catch (CompileException wrong) {
      list.report(at, wrong.message(), List.of());
      return null;
    }
  }

  /** The entries, those of the file without blank lines and comments; null with a problem. */
  private static @Nullable List<String> entries(YamlMap list, PackFile pack) {
    if (list.has("file") == list.has("entries")) {
      list.report("file", "a list needs either file or entries", List.of());
      return null;
    }
    if (list.has("entries")) {
      return list.texts("entries");
    }
    String file = list.text("file", "");
    String text = pack.pack().files().get(file);
    if (text == null) {
      list.report(
          "file", "there is no file '" + file + "' beside the pack", pack.pack().files().keySet());
      return null;
    }
    List<String> entries = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        entries.add(line);
      }
    }
    return entries;
  }
}
