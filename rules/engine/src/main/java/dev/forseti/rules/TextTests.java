package dev.forseti.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.forseti.features.Unknown;
import java.util.function.BiPredicate;

/** Tests of strings; a regular expression takes linear time. */
final class TextTests {
  private static final long UNKNOWN = Unknown.LONG;

  private TextTests() {}

  static Code.Num contains(Code.Text text, Code.Text part) {
    return text instanceof Atoms.TextSlot(int slot) && part instanceof Atoms.Literal(String literal)
        ? new Atoms.Contains(slot, literal)
        : both(text, part, String::contains);
  }

  static Code.Num both(Code.Text left, Code.Text right, BiPredicate<String, String> test) {
    return values -> {
      String a = left.at(values);
      String b = right.at(values);
      return a == null || b == null ? UNKNOWN : test.test(a, b) ? 1 : 0;
    };
  }

  /** Whether the pattern is found in the text. */
  record Matches(Code.Text text, Pattern pattern) implements Code.Num {
    @Override
    public long at(dev.forseti.features.FeatureVector values) {
      String found = text.at(values);
      return found == null ? UNKNOWN : pattern.matcher(found).find() ? 1 : 0;
    }

    @Override
    public int cost() {
      return 400;
    }
  }

  static Code.Num matches(Code.Text text, String pattern) {
    try {
      return new Matches(text, Pattern.compile(pattern));
    } catch (PatternSyntaxException e) {
      throw new CannotCompile("not a regular expression: " + e.getMessage());
    }
  }

  /** Whether an entry of the list matches the text. */
  record Listed(Code.Text text, WordList list) implements Code.Num {
    @Override
    public long at(dev.forseti.features.FeatureVector values) {
      String found = text.at(values);
      return found == null ? UNKNOWN : list.matches(found) ? 1 : 0;
    }

    @Override
    public int cost() {
      return 100;
    }
  }

  static Code.Num size(Code.Text text) {
    return values -> {
      String found = text.at(values);
      return found == null ? UNKNOWN : found.codePointCount(0, found.length());
    };
  }
}
