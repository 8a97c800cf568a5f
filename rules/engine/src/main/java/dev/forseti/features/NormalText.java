package dev.forseti.features;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is compared: NFKC, case folded, without invisible characters, look-alikes replaced
 * in words that mix them with Latin letters (a word all in Greek or Cyrillic stays what it is, also
 * as a part of a compound with a hyphen or of an address). Reading it takes linear time, whatever
 * the text.
 *
 * @param body the text for rules to match
 * @param letters how many letters it has
 * @param upper how many of the letters were upper case
 * @param disguised how many letters were look-alikes, and how many invisible characters stood
 *     between letters
 * @param invisible how many invisible characters stood between letters
 * @param mixedWords how many words mixed Latin letters with look-alikes of another script
 */
record NormalText(
    String body, int letters, int upper, int disguised, int invisible, int mixedWords) {
  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

  static NormalText of(String raw) {
    NormalText plain = ascii(raw);
    return plain == null ? any(raw) : plain;
  }

  /** The same in one go for a text of ASCII alone, which most are; null for others. */
  private static @Nullable NormalText ascii(String raw) {
    int upper = 0;
    int letters = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= 0x80) {
        return null;
      }
      boolean high = c >= 'A' && c <= 'Z';
      upper += high ? 1 : 0;
      letters += high || (c >= 'a' && c <= 'z') ? 1 : 0;
    }
    String body = upper == 0 ? raw : raw.toLowerCase(Locale.ROOT);
    return new NormalText(body, letters, upper, 0, 0, 0);
  }

  /** Any text, whatever its script. */
  static NormalText any(String raw) {
    int upper = 0;
    int invisible = 0;
    boolean afterLetter = false;
    for (int i = 0; i < raw.length(); i += Character.charCount(raw.codePointAt(i))) {
      int c = raw.codePointAt(i);
      if (Character.isUpperCase(c)) {
        upper++;
      }
      boolean joins = c == 0x200D && !afterLetter;
      if (afterLetter && !joins && isInvisible(c)) {
        invisible++;
      }
      afterLetter = Character.isLetter(c) && c < 0x0530;
    }
    String folded = FOLD.normalize(StreamSafeText.of(raw, FOLD));
    StringBuilder body = new StringBuilder(folded.length());
    int lookAlikes = 0;
    int mixedWords = 0;
    int start = 0;
    while (start < folded.length()) {
      int end = start;
      while (end < folded.length() && !Character.isWhitespace(folded.charAt(end))) {
        end++;
      }
      int changed = appendWord(folded, start, end, body);
      lookAlikes += changed;
      mixedWords += changed > 0 ? 1 : 0;
      while (end < folded.length() && Character.isWhitespace(folded.charAt(end))) {
        body.append(folded.charAt(end++));
      }
      start = end;
    }
    String normal = body.toString();
    int letters = (int) normal.codePoints().filter(Character::isLetter).count();
    return new NormalText(normal, letters, upper, lookAlikes + invisible, invisible, mixedWords);
  }

  private static boolean isInvisible(int c) {
    return c == 0x00AD
        || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x2060 && c <= 0x2064)
        || c == 0xFEFF
        || c == 0x034F;
  }

  /** Part by part, as hyphens and other marks divide it. */
  private static int appendWord(String text, int start, int end, StringBuilder out) {
    int changed = 0;
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || divides(text.charAt(i))) {
        changed += appendPart(text, from, i, out);
        if (i < end) {
          out.append(text.charAt(i));
        }
        from = i + 1;
      }
    }
    return changed;
  }

  /** Dots divide nothing: the letters of a host belong together. */
  private static boolean divides(char c) {
    return c < 0x80
        ? "-/\\:,;()[]{}<>\"=&?#+%".indexOf(c) >= 0
        : (c >= 0x2010 && c <= 0x2015) || "\u00AB\u00BB\u201C\u201D\u201E".indexOf(c) >= 0;
  }

  private static int appendPart(String text, int start, int end, StringBuilder out) {
    boolean latin = false;
    boolean other = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      latin |= c >= 'a' && c <= 'z';
      other |= c >= 0x0370 && Confusables.latin(c) != c;
    }
    if (!latin || !other) {
      out.append(text, start, end);
      return 0;
    }
    int changed = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      int to = c >= 0x0370 ? Confusables.latin(c) : c;
      changed += to == c ? 0 : 1;
      out.append((char) to);
    }
    return changed;
  }
}
