package dev.forseti.rules.code;

import java.util.List;
import java.util.TreeSet;

/**
 * Beginnings of texts; those that begin with another entry are left out, so one look-up is enough.
 */
final class PrefixList implements LookupList {
  private final TreeSet<String> entries = new TreeSet<>();

  PrefixList(List<String> all) {
    for (String entry : new TreeSet<>(all)) {
      if (entries.isEmpty() || !entry.startsWith(entries.last())) {
        entries.add(entry);
      }
    }
  }

  @Override
  public boolean matches(String text) {
    String nearest = entries.floor(text);
    return nearest != null && text.startsWith(nearest);
  }
}
