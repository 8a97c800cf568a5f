package dev.forseti.features;

import com.ibm.icu.text.Normalizer2;

/**
 * A text as it is compared: NFKC, case folded, without invisible characters, look-alikes replaced
 * in words that mix them with Latin letters (a word all in Greek or Cyrillic stays what it is).
 *
 * @param body the text for rules to match
 * @param letters how many letters it has
 * @param upper how many of the letters were upper case
 * @param disguised how many letters were look-alikes, and how many invisible characters stood
 *     between letters
 * @param fingerprint hash of the letters alone with look-alikes, leet digits and accents undone;
 *     empty when there are fewer than one
 */
record NormalText(String body, int letters, int upper, int disguised, String fingerprint) {
  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
  private static final long PRIME = 0x100000001b3L;

  static NormalText of(String raw) {
    int upper = 0;
    int disguised = 0;
    boolean afterLetter = false;
    for (int i = 0; i < raw.length(); i += Character.charCount(raw.codePointAt(i))) {
      int c = raw.codePointAt(i);
      if (Character.isUpperCase(c)) {
        upper++;
      }
      boolean joins = c == 0x200D && !afterLetter;
      if (afterLetter && !joins && isInvisible(c)) {
        disguised++;
      }
      afterLetter = Character.isLetter(c) && c < 0x0530;
    }
    String folded = FOLD.normalize(raw);
    StringBuilder body = new StringBuilder(folded.length());
    int start = 0;
    while (start < folded.length()) {
      int end = start;
      while (end < folded.length() && !Character.isWhitespace(folded.charAt(end))) {
        end++;
      }
      disguised += appendWord(folded, start, end, body);
      while (end < folded.length() && Character.isWhitespace(folded.charAt(end))) {
        body.append(folded.charAt(end++));
      }
      start = end;
    }
    String normal = body.toString();
    int letters = (int) normal.codePoints().filter(Character::isLetter).count();
    return new NormalText(normal, letters, upper, disguised, letters == 0 ? "" : hash(normal));
  }

  private static boolean isInvisible(int c) {
    return c == 0x00AD
        || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x2060 && c <= 0x2064)
        || c == 0xFEFF
        || c == 0x034F;
  }

  private static int appendWord(String text, int start, int end, StringBuilder out) {
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

  private static String hash(String normal) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < normal.length(); i++) {
      int c = plain(normal, i);
      if (c != 0) {
        hash = (hash ^ c) * PRIME;
      }
    }
    return Long.toHexString(hash);
  }

  private static int plain(String text, int i) {
    char c = text.charAt(i);
    if (Character.isDigit(c)) {
      boolean inWord =
          (i > 0 && Character.isLetter(text.charAt(i - 1)))
              || (i + 1 < text.length() && Character.isLetter(text.charAt(i + 1)));
      return inWord && c <= '9' ? "oizeasbtbg".charAt(c - '0') : 0;
    }
    if (!Character.isLetter(c) && !Character.isSurrogate(c)) {
      return 0;
    }
    int latin = Confusables.latin(c);
    return latin == 'l' || latin == 'j' ? 'i' : latin;
  }
}
