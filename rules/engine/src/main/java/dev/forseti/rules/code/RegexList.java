package dev.forseti.rules.code;

import com.google.re2j.Pattern;
import java.util.List;

/** Regular expressions as one, which finds what any of them does. */
record RegexList(Pattern any) implements LookupList {
  static RegexList of(List<String> entries) {
    return new RegexList(Expressions.any(entries));
  }

  @Override
  public boolean matches(String text) {
    return any.matcher(text).find();
  }
}
