package dev.forseti.rules.code;

import com.google.re2j.Pattern;
import dev.forseti.features.Unknown;
import java.util.function.BiPredicate;

/** What a condition may ask of a text; a regular expression takes linear time. */
public final class TextPredicates {
  private static final long UNKNOWN = Unknown.LONG;

  private TextPredicates() {}

  public static Code.Num contains(Code.Text text, Code.Text part) {
    return text instanceof SlotExpressions.TextSlot(int slot)
            && part instanceof SlotExpressions.Literal(String literal)
        ? new SlotExpressions.Contains(slot, literal)
        : both(text, part, String::contains);
  }

  public static Code.Num both(Code.Text left, Code.Text right, BiPredicate<String, String> test) {
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

  public static Code.Num matches(Code.Text text, String pattern) {
    return new Matches(text, Expressions.compile(pattern));
  }

  /** Whether an entry of the list matches the text. */
  public record Listed(Code.Text text, LookupList list) implements Code.Num {
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

  public static Code.Num size(Code.Text text) {
    return values -> {
      String found = text.at(values);
      return found == null ? UNKNOWN : found.codePointCount(0, found.length());
    };
  }
}
