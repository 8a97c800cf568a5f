package dev.forseti.rules.code;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Regular expressions of packs. RE2/J matches any of them in time linear in the text, but compiles
 * some for ever or into gigabytes; these are refused before it sees them.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">the syntax</a>
 */
final class Expressions {
  /** The most characters of one. */
  static final int LONGEST = 500;

  /** The most steps that one may have once its repetitions are written out. */
  static final int MOST_STEPS = 10_000;

  private static final String NEVER = "[^\\x00-\\x{10FFFF}]";

  private Expressions() {}

  /**
   * Compiles it.
   *
   * @throws CompileException when it is none, is longer or larger than allowed, or ignores case
   *     over letters for which RE2/J does not end; the message says which
   */
  static Pattern compile(String expression) {
    check(expression);
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new CompileException(
          "'" + expression + "' is not a regular expression: " + e.getMessage());
    }
  }

  /**
   * One for any of several, each of which {@link #compile} takes.
   *
   * @throws CompileException as {@link #compile}, and when all together are larger than one may be
   */
  static Pattern any(Iterable<String> expressions) {
    long steps = 0;
    StringBuilder all = new StringBuilder();
    for (String each : expressions) {
      compile(each);
      steps += ExpressionScan.of(each).steps();
      all.append(all.isEmpty() ? "(?:" : "|(?:").append(each).append(')');
    }
    if (steps > MOST_STEPS) {
      throw new CompileException(
          "the expressions of a list have %,d steps together, of %,d at most"
              .formatted(steps, MOST_STEPS));
    }
    return Pattern.compile(all.isEmpty() ? NEVER : all.toString());
  }

  private static void check(String expression) {
    if (expression.length() > LONGEST) {
      throw new CompileException("an expression may have " + LONGEST + " characters at most");
    }
    ExpressionScan scan = ExpressionScan.of(expression);
    if (scan.steps() > MOST_STEPS) {
      throw new CompileException(
          ("'%s' has %,d steps with its repetitions written out, of %,d at most; repeat what is"
                  + " repeated by * or +, or less often")
              .formatted(expression, scan.steps(), MOST_STEPS));
    }
    if (scan.foldsForEver()) {
      throw new CompileException(
          ("'%s' ignores case over U+1C80 to U+1C88, which is not possible; end the range before"
                  + " them, or take the flag i away")
              .formatted(expression));
    }
  }
}
