package dev.forseti.features;

import dev.forseti.model.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Commands to ourselves: who asks us about somebody, or has something done, has not advertised whom
 * they name, nor is it a wave when several ask for help. Only what has no room for words of one's
 * own is such a command.
 */
public final class CommandTalk {
  /** With what a command begins. */
  public static final String PREFIX = "!forseti";

  private static final int LONGEST = 300;
  private static final Set<String> ALONE = Set.of("help", "status", "packs", "rooms", "lists");
  private static final Set<String> ABOUT = Set.of("why", "undo", "unban", "spare", "unspare");
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern ID = Pattern.compile("[@!][^\\s:]{1,200}(:[A-Za-z0-9.\\[\\]:-]+)?");

  private CommandTalk() {}

  /** Whether a message is a command and shows nothing besides, in no client. */
  static boolean isCommand(Json.Obj content) {
    String body = content.string("body").orElse("");
    if (body.length() > LONGEST || !body.stripLeading().startsWith("!")) {
      return false;
    }
    boolean isPlain = content.get("formatted_body").isEmpty();
    return isPlain && isCommand(TypedText.plainWords(body));
  }

  private static boolean isCommand(List<String> words) {
    String first = lower(words, 0);
    String second = lower(words, 1);
    if (!first.equals(PREFIX)) {
      return false;
    }
    return switch (words.size()) {
      case 1 -> true;
      case 2 -> ALONE.contains(second);
      case 3 ->
          second.equals("filter")
              ? isName(lower(words, 2))
              : ABOUT.contains(second) && isId(words.get(2));
      case 4 -> second.equals("filter") && isName(lower(words, 2)) && isName(lower(words, 3));
      default -> false;
    };
  }

  private static String lower(List<String> words, int at) {
    return at < words.size() ? words.get(at).toLowerCase(Locale.ROOT) : "";
  }

  private static boolean isName(String word) {
    return NAME.matcher(word).matches();
  }

  private static boolean isId(String word) {
    return ID.matcher(word).matches();
  }
}
