package dev.forseti.features;

import dev.forseti.model.Hash;
import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a text looks like, whatever it says: how long it is, and which kinds of characters it is
 * made of. Of a long text the first {@value #MOST} characters are looked at.
 */
final class TextShape {
  static final int MOST = 2_000;

  /** What is the same after that many characters counts as the same line. */
  private static final int LINE = 400;

  private static final int HIGH = 0x2000;
  private static final int PICTURES = 0x2190;
  private static final int SHORTEST_HANDLE = 4;
  private static final String LATIN = UnicodeScript.LATIN.name().toLowerCase(Locale.ROOT);
  private static final String CODE = "{}()[];=<>$\\|`_^~#*/";
  private final String text;
  private int characters;
  private int letters;
  private int digits;
  private int symbols;
  private int high;
  private int pictures;
  private int ofCode;
  private int longestRun;
  private int sums;
  private int handles;
  private final BitSet different = new BitSet();
  private int plain;
  private Map<UnicodeScript, Integer> scripts = Map.of();
  private int latin;

  private TextShape(String text) {
    this.text = text;
  }

  /**
   * Reads it.
   *
   * @param raw the text as members see it
   * @param links how many of its characters belong to links
   */
  static void read(String raw, long links, FeatureVector to) {
    to.set(Variable.TEXT_LENGTH, (long) raw.length());
    if (to.reads(OptionalFeatures.EXACT)) {
      to.set(Variable.TEXT_EXACT, exact(raw));
    }
    if (raw.isBlank()) {
      return;
    }
    to.set(Variable.LINKS_SHARE, Math.min(1.0, (double) links / raw.length()));
    if (to.reads(OptionalFeatures.SHAPE)) {
      TextShape shape = new TextShape(raw.length() <= MOST ? raw : raw.substring(0, MOST));
      shape.look();
      shape.fill(to);
    }
  }

  private static String exact(String raw) {
    String line = raw.strip();
    line = line.length() <= LINE ? line : line.substring(0, LINE);
    return Long.toHexString(Hash.spread(Hash.of(line.toLowerCase(Locale.ROOT))));
  }

  private void look() {
    int before = -1;
    int run = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      characters++;
      run = c == before ? run + 1 : 1;
      longestRun = Math.max(longestRun, run);
      if (c >= 'a' && c <= 'z') { // as most are
        plain |= 1 << (c - 'a');
        letters++;
        latin++;
      } else {
        different.set(c);
        look(c, before, i);
      }
      before = c;
      i += Character.charCount(c);
    }
  }

  private void look(int c, int before, int at) {
    high += c > HIGH ? 1 : 0;
    if (Character.isLetter(c)) {
      letters++;
      count(c);
    } else if (Character.isDigit(c)) {
      digits++;
      sums += isMoney(before) ? 1 : 0;
    } else if (!Character.isWhitespace(c)) {
      symbols++;
      pictures += c > PICTURES ? 1 : 0;
      ofCode += c < 0x80 && CODE.indexOf(c) >= 0 ? 1 : 0;
      sums += (isMoney(c) || c == '%') && before >= 0 && Character.isDigit(before) ? 1 : 0;
      handles += c == '@' && isHandle(before, at) ? 1 : 0;
    }
  }

  private void count(int letter) {
    if (letter < 0x80) {
      latin++;
    } else {
      scripts = scripts.isEmpty() ? new EnumMap<>(UnicodeScript.class) : scripts;
      scripts.merge(UnicodeScript.of(letter), 1, Integer::sum);
    }
  }

  private static boolean isMoney(int c) {
    return c >= 0 && Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  /** A name after an at sign; a user id goes on with a colon, an address has no space before. */
  private boolean isHandle(int before, int at) {
    int end = at + 1;
    while (end < text.length() && isOfAHandle(text.charAt(end))) {
      end++;
    }
    boolean isId = end < text.length() && text.charAt(end) == ':';
    return !isId
        && end - at > SHORTEST_HANDLE
        && (before < 0 || !(Character.isLetterOrDigit(before) || before == '/' || before == '.'));
  }

  private static boolean isOfAHandle(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private void fill(FeatureVector to) {
    to.set(Variable.TEXT_LETTER_SHARE, share(letters));
    to.set(Variable.TEXT_DIGIT_SHARE, share(digits));
    to.set(Variable.TEXT_SYMBOL_SHARE, share(symbols));
    to.set(Variable.TEXT_HIGH_SHARE, share(high));
    to.set(Variable.TEXT_CODE_SHARE, share(ofCode));
    to.set(Variable.TEXT_DISTINCT_SHARE, share(different.cardinality() + Integer.bitCount(plain)));
    to.set(Variable.TEXT_PICTURES, (long) pictures);
    to.set(Variable.TEXT_LONGEST_RUN, (long) longestRun);
    to.set(Variable.TEXT_SUMS, (long) sums);
    to.set(Variable.TEXT_HANDLES, (long) handles);
    if (letters > 0) {
      to.set(Variable.TEXT_SCRIPT, mostUsed());
    }
  }

  private double share(int of) {
    return (double) of / characters;
  }

  private String mostUsed() {
    if (scripts.isEmpty()) {
      return LATIN;
    }
    scripts.merge(UnicodeScript.LATIN, latin, Integer::sum);
    UnicodeScript most = UnicodeScript.LATIN;
    for (Map.Entry<UnicodeScript, Integer> each : scripts.entrySet()) {
      most = each.getValue() > scripts.getOrDefault(most, 0) ? each.getKey() : most;
    }
    return most.name().toLowerCase(Locale.ROOT);
  }
}
