package dev.forseti.rules.regex;

import java.util.Random;

/** Expressions of every form that is known here, and texts that often fit. */
final class RandomExpression {
  private static final String[] LETTERS = {
    "a", "b", "K", "_", "1", "я", "Я", "中", "😀", "ß", "\\.", "\\x41", "\\x{44f}", "\\n", "-", " "
  };
  private static final String[] IN_TEXTS = {
    "a", "b", "A", "K", "k", "\u212a", "_", "1", "я", "Я", "中", "😀", "ß", ".", "\n", "-", " ",
    "aa", "ab", "{2}", "\ud83d", "\ude00"
  };
  private static final String[] SETS = {
    "[ab]",
    "[^ab]",
    "[a-k]",
    "[^\\d]",
    "[\\w-]",
    "[]a]",
    "[^]a]",
    "[а-я1-3]",
    "[\\pL_]",
    ".",
    "\\d",
    "\\D",
    "\\w",
    "\\W",
    "\\s",
    "\\S",
    "\\p{Cyrillic}",
    "\\PL",
    "[[:alpha:]]",
    "[a\\-b]",
    "[😀-😂]"
  };
  private static final String[] PLACES = {"^", "$", "\\b", "\\B", "\\A", "\\z"};
  private static final String[] REPEATS = {"*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "{0}"};
  private static final String[] OPENINGS = {
    "(", "(?:", "(?i:", "(?P<n>", "(?s:", "(?m:", "(?-i:", "(?ims:"
  };

  private final Random random;

  RandomExpression(long seed) {
    random = new Random(seed);
  }

  String next(int depth) {
    StringBuilder all = new StringBuilder(random.nextInt(6) == 0 ? "(?i)" : "");
    int options = 1 + random.nextInt(3) / 2;
    for (int option = 0; option < options; option++) {
      all.append(option > 0 ? "|" : "");
      for (int parts = random.nextInt(4); parts >= 0; parts--) {
        part(all, depth);
      }
    }
    return all.toString();
  }

  private void part(StringBuilder all, int depth) {
    int kind = random.nextInt(10);
    if (kind == 0) {
      all.append(one(PLACES));
      return;
    }
    if (kind == 1) {
      all.append("\\Q.b\\E");
    } else if (kind <= 3 && depth > 0) {
      String opening = one(OPENINGS);
      all.append(opening.equals("(?P<n>") ? "(?P<n" + all.length() + ">" : opening);
      all.append(next(depth - 1)).append(')');
    } else if (kind <= 5) {
      all.append(one(SETS));
    } else {
      all.append(one(LETTERS));
    }
    all.append(random.nextInt(4) == 0 ? one(REPEATS) : "");
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(9); length > 0; length--) {
      text.append(one(IN_TEXTS));
    }
    return text.toString();
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
