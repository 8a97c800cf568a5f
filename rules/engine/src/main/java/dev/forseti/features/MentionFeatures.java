package dev.forseti.features;

import dev.forseti.model.Json;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Whom a message calls, and whether its text shows it. */
final class MentionFeatures {
  /** A reply that mentions more users does not mention them to answer. */
  private static final int MOST_OF_AN_ANSWER = 3;

  /** Further words are ignored. */
  private static final int MOST_WORDS = 1_024;

  private MentionFeatures() {}

  /**
   * Reads them.
   *
   * @param users whom the event calls, in order
   * @param mentions where {@code m.mentions} stands
   */
  static void read(Set<String> users, Json.Obj mentions, SeenText seen, FeatureVector to) {
    Set<String> names = new HashSet<>();
    String text = users.isEmpty() ? "" : shown(seen);
    long silent = 0;
    for (String user : users) {
      String name = Account.local(user).toLowerCase(Locale.ROOT);
      names.add(name);
      silent += contains(text, name) ? 0 : 1;
    }
    if (!users.isEmpty()) {
      to.set(Variable.MENTIONS_FIRST, users.iterator().next());
      namesOfPills(seen, names);
    }
    boolean answers = to.number(Variable.REPLY.slot()) == 1 && users.size() <= MOST_OF_AN_ANSWER;
    long answered = answers && silent > 0 ? 1 : 0;
    to.set(Variable.MENTIONS_IDS, String.join("\n", users));
    to.set(Variable.MENTIONS_USERS, (long) users.size());
    to.set(Variable.MENTIONS_CALLED, users.size() - answered);
    to.set(Variable.MENTIONS_SILENT, silent - answered);
    to.set(
        Variable.MENTIONS_ROOM,
        mentions.object("m.mentions").bool("room").orElse(false) || callsRoom(seen, mentions));
    readShare(users.isEmpty() ? seen.text() : MatrixIds.withShortNames(seen.text()), names, to);
  }

  /** Without {@code m.mentions}, clients look for the word in the text. */
  private static boolean callsRoom(SeenText seen, Json.Obj mentions) {
    return seen.place().isTalk() && !mentions.has("m.mentions") && seen.text().contains("@room");
  }

  private static void namesOfPills(SeenText seen, Set<String> names) {
    for (HtmlText.Anchor anchor : seen.anchors()) {
      if (MatrixIds.isUser(anchor.target())) {
        for (String word : anchor.words().toLowerCase(Locale.ROOT).split("[\\s,;:@]+", -1)) {
          names.add(word);
        }
      }
    }
  }

  private static String shown(SeenText seen) {
    StringBuilder shown = new StringBuilder(seen.text());
    seen.linked().stream().filter(it -> !it.equals(seen.text())).forEach(shown::append);
    seen.anchors().forEach(anchor -> shown.append(anchor.target()).append(anchor.words()));
    return shown.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the part stands in the text, in time linear in both (Knuth, Morris and Pratt, 1977): of
   * a part and a text of one letter each, {@link String#contains} takes the product of the lengths.
   */
  static boolean contains(String text, String part) {
    int[] shorter = new int[part.length()];
    for (int i = 1, matched = 0; i < part.length(); i++) {
      matched = step(part, shorter, matched, part.charAt(i));
      shorter[i] = matched;
    }
    int matched = 0;
    for (int i = 0; i < text.length() && matched < part.length(); i++) {
      matched = step(part, shorter, matched, text.charAt(i));
    }
    return matched == part.length();
  }

  /** How much of the part is matched with one more character. */
  private static int step(String part, int[] shorter, int before, char next) {
    int matched = before;
    while (matched > 0 && part.charAt(matched) != next) {
      matched = shorter[matched - 1];
    }
    return part.charAt(matched) == next ? matched + 1 : matched;
  }

  /** Of the first words, how many are names of those it calls. */
  private static void readShare(String raw, Set<String> names, FeatureVector to) {
    long words = 0;
    long named = 0;
    int end = 0;
    while (words < MOST_WORDS) {
      int start = end;
      while (start < raw.length() && !isOfAWord(raw.charAt(start))) {
        start++;
      }
      end = start;
      while (end < raw.length() && isOfAWord(raw.charAt(end))) {
        end++;
      }
      if (start == end) {
        break;
      }
      words++;
      if (names.isEmpty()) {
        break; // none is named, however many there are
      }
      named += names.contains(raw.substring(start, end).toLowerCase(Locale.ROOT)) ? 1 : 0;
    }
    if (words > 0) {
      to.set(Variable.MENTIONS_SHARE, (double) named / words);
    }
  }

  private static boolean isOfAWord(int c) {
    return " \t\n\r\f\u000b,;:@".indexOf(c) < 0;
  }
}
