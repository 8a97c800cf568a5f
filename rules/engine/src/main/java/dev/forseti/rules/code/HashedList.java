package dev.forseti.rules.code;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;

/** A list that is asked by hash: for the whole text, or for each name above it. */
final class HashedList implements LookupList {
  /** No id or name is longer; asking each part of a longer text would take quadratic time. */
  private static final int LONGEST_NAME = 255;

  private final Set<String> entries;
  private final BiPredicate<Set<String>, String> ask;

  HashedList(Collection<String> entries, BiPredicate<Set<String>, String> ask) {
    this.entries = new HashSet<>(entries);
    this.ask = ask;
  }

  static boolean whole(Set<String> entries, String text) {
    return entries.contains(text);
  }

  /** Whether the name, or one that it is below of, is an entry. */
  static boolean domains(Set<String> entries, String name) {
    if (name.length() > LONGEST_NAME) {
      return false;
    }
    for (int from = 0; from >= 0; from = name.indexOf('.', from) + 1) {
      if (entries.contains(name.substring(from))) {
        return true;
      }
      if (name.indexOf('.', from) < 0) {
        return false;
      }
    }
    return false;
  }

  @Override
  public boolean matches(String text) {
    return ask.test(entries, text);
  }
}
