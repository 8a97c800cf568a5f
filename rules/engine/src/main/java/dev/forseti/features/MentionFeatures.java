package dev.forseti.features;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whom a message calls, and whether its text shows it. */
final class MentionFeatures {
  /** Further users are ignored. */
  private static final int MOST = 256;

  /** Behind so many entries that call nobody no more are looked at. */
  private static final int MOST_ENTRIES = 1_024;

  /** Further words are ignored. */
  private static final int MOST_WORDS = 1_024;

  private MentionFeatures() {}

  static void read(Json.Obj mentions, String raw, Json.Obj content, FeatureVector to) {
    Set<String> users = users(mentions);
    Set<String> names = new HashSet<>();
    String text = users.isEmpty() ? "" : shown(raw, content);
    long silent = 0;
    for (String user : users) {
      String name = Account.local(user).toLowerCase(Locale.ROOT);
      names.add(name);
      silent += contains(text, name) ? 0 : 1;
    }
    if (!users.isEmpty()) {
      to.set(Variable.MENTIONS_FIRST, users.iterator().next());
    }
    to.set(Variable.MENTIONS_IDS, String.join("\n", users));
    to.set(Variable.MENTIONS_USERS, (long) users.size());
    to.set(Variable.MENTIONS_SILENT, silent);
    to.set(Variable.MENTIONS_ROOM, mentions.bool("room").orElse(false));
    readShare(raw, names, to);
  }

  /** The users in order, each once; what is no id of a user calls nobody. */
  private static Set<String> users(Json.Obj mentions) {
    Set<String> users = new LinkedHashSet<>();
    List<Json> entries = mentions.array("user_ids");
    for (Json user : entries.subList(0, Math.min(entries.size(), MOST_ENTRIES))) {
      if (users.size() == MOST) {
        break;
      }
      if (user instanceof Json.Str(String id) && UserId.read(id).isPresent()) {
        users.add(id);
      }
    }
    return users;
  }

  private static String shown(String raw, Json.Obj content) {
    String formatted = FeatureReader.cut(content.string("formatted_body").orElse(""));
    return (raw + formatted).toLowerCase(Locale.ROOT);
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
