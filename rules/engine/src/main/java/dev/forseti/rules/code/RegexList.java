package dev.forseti.rules.code;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/** Regular expressions as one automaton: a text is read once for all entries. */
record RegexList(Pattern any) implements LookupList {
  private static final int LONGEST = 500;

  static RegexList of(List<String> entries) {
    for (String entry : entries) {
      try {
        Pattern.compile(entry);
      } catch (PatternSyntaxException e) {
        throw new CompileException(
            "'" + entry + "' is not a regular expression: " + e.getMessage());
      }
      if (entry.length() > LONGEST) {
        throw new CompileException("an expression may have " + LONGEST + " characters at most");
      }
    }
    String all =
        entries.isEmpty() ? "[^\\x00-\\x{10FFFF}]" : "(?:" + String.join(")|(?:", entries) + ")";
    return new RegexList(Pattern.compile(all));
  }

  @Override
  public boolean matches(String text) {
    return any.matcher(text).find();
  }
}
