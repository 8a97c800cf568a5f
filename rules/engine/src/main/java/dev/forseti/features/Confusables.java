package dev.forseti.features;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.HashMap;
import java.util.Map;

/**
 * Which small Latin letter a letter of another script looks like, by ICU's table of confusables
 * (Unicode 16). Only Greek, Cyrillic, Armenian, Cherokee and extended Latin are known.
 */
final class Confusables {
  private static final int FROM = 0x00C0;
  private static final int TO = 0x13FF;
  private static final char[] LATIN = table();

  private Confusables() {}

  /** The Latin letter that it looks like; itself when there is none. */
  static int latin(int codePoint) {
    if (codePoint < FROM || codePoint > TO) {
      return codePoint;
    }
    char found = LATIN[codePoint - FROM];
    return found == 0 ? codePoint : found;
  }

  private static char[] table() {
    SpoofChecker checker = new SpoofChecker.Builder().build();
    Normalizer2 decompose = Normalizer2.getNFKDInstance();
    Map<String, Character> bySkeleton = new HashMap<>();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      bySkeleton.put(checker.getSkeleton(Character.toString(letter)), letter);
    }
    char[] table = new char[TO - FROM + 1];
    for (int c = FROM; c <= TO; c++) {
      if (Character.isLetter(c)) {
        String base = decompose.normalize(Character.toString(c)).substring(0, 1);
        Character found = bySkeleton.get(checker.getSkeleton(base));
        table[c - FROM] = found == null ? 0 : found;
      }
    }
    return table;
  }
}
