package dev.forseti.rules.code;

import com.google.re2j.Pattern;
import java.util.List;

/** Regular expressions as one automaton: a text is read once for all entries. */
record RegexList(Pattern any) implements LookupList {
  static RegexList of(List<String> entries) {
    return new RegexList(Expressions.any(entries));
  }

  @Override
  public boolean matches(String text) {
    return any.matcher(text).find();
  }
}
