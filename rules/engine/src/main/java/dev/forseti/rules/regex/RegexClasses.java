package dev.forseti.rules.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads classes of characters: those in brackets and those behind a backslash. */
final class RegexClasses {
  private final RegexText text;
  private final NamedClasses named;

  RegexClasses(RegexText text, NamedClasses named) {
    this.text = text;
    this.named = named;
  }

  /** A class in brackets, whose first is read; case is folded before it is turned round. */
  CharSet bracket(boolean ignoresCase) {
    boolean isTurned = text.skip("^");
    List<CharSet> parts = new ArrayList<>();
    boolean isFirst = true;
    while (isFirst || !text.isAt("]")) {
      isFirst = false;
      parts.add(part(ignoresCase));
    }
    text.next();
    CharSet all = CharSet.union(parts);
    return isTurned ? all.complement() : all;
  }

  private CharSet part(boolean ignoresCase) {
    if (text.isAt("[:")) {
      return named.of(text.through(":]"), ignoresCase);
    }
    if (text.skip("\\")) {
      CharSet set = named(ignoresCase);
      if (set != null) {
        return set;
      }
      return range(text.escaped(), ignoresCase);
    }
    return range(text.next(), ignoresCase);
  }

  private CharSet range(int first, boolean ignoresCase) {
    int last = first;
    if (text.isAt("-") && !text.isAt("-]")) {
      text.next();
      last = text.skip("\\") ? text.escaped() : text.next();
    }
    CharSet range = CharSet.of(first, last);
    return ignoresCase ? range.withOtherCase() : range;
  }

  /** The class behind a backslash that was read; null when none is there. */
  @Nullable CharSet named(boolean ignoresCase) {
    int letter = text.peek();
    return switch (letter) {
      case 'd', 'D' -> perl(CharSet.DIGIT, ignoresCase);
      case 's', 'S' -> perl(CharSet.SPACE, ignoresCase);
      case 'w', 'W' -> perl(CharSet.WORD, ignoresCase);
      case 'p', 'P' -> {
        text.next();
        String name = text.isAt("{") ? text.through("}") : Character.toString(text.next());
        yield named.of("\\" + Character.toString(letter) + name, ignoresCase);
      }
      default -> null;
    };
  }

  private CharSet perl(CharSet set, boolean ignoresCase) {
    CharSet folded = ignoresCase ? set.withOtherCase() : set;
    return Character.isUpperCase(text.next()) ? folded.complement() : folded;
  }
}
