package dev.forseti.rules.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Globs: those without wildcards by hash, the others one by one; they fit no text of more than
 * {@value #LONGEST} characters.
 */
final class GlobList implements LookupList {
  private static final int LONGEST = 1_024;
  private final Set<String> plain = new HashSet<>();
  private final List<String> globs = new ArrayList<>();

  GlobList(List<String> entries) {
    for (String entry : entries) {
      if (entry.indexOf('*') < 0 && entry.indexOf('?') < 0) {
        plain.add(entry);
      } else {
        globs.add(entry);
      }
    }
  }

  @Override
  public boolean matches(String text) {
    if (plain.contains(text)) {
      return true;
    }
    for (String glob : text.length() > LONGEST ? List.<String>of() : globs) {
      if (fits(glob, text)) {
        return true;
      }
    }
    return false;
  }

  /** Goes back to the last star alone, so the steps are at most the product of the lengths. */
  static boolean fits(String glob, String text) {
    int g = 0;
    int star = -1;
    int resume = 0;
    for (int t = 0; t < text.length(); ) {
      char wanted = g < glob.length() ? glob.charAt(g) : 0;
      if (g < glob.length() && wanted == '*') {
        star = g++;
        resume = t;
      } else if (g < glob.length() && (wanted == '?' || wanted == text.charAt(t))) {
        g++;
        t++;
      } else if (star >= 0) {
        g = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}
