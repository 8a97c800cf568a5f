package dev.forseti.features;

import dev.forseti.model.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Commands to ourselves. Whom a command is about is no link of its sender, and several who ask for
 * help are no wave; all else that is said counts as what anybody says.
 */
public final class CommandTalk {
  /** With what a command begins. */
  public static final String PREFIX = "!forseti";

  private static final int LONGEST = 300;
  private static final Set<String> ALONE = Set.of("help", "status", "packs", "rooms", "lists");
  private static final Set<String> SWITCHES = Set.of("on", "off", "observe", "reset");
  private static final Set<String> ABOUT = Set.of("why", "undo", "unban", "spare", "unspare");
  private static final Pattern ID =
      Pattern.compile(
          "@[a-z0-9._=+-]{1,64}:[A-Za-z0-9.-]{1,100}(:[0-9]{1,5})?"
              + "|![A-Za-z0-9_-]{1,64}(:[A-Za-z0-9.-]{1,100})?");

  private CommandTalk() {}

  /** Whether a message is a command of fixed words, and clients show nothing besides. */
  static boolean isFixed(Json.Obj content) {
    List<String> words = words(content);
    return switch (words.size()) {
      case 1 -> true;
      case 2 -> ALONE.contains(words.get(1));
      case 3 -> words.get(1).equals("filter") && SWITCHES.contains(words.get(2));
      default -> false;
    };
  }

  /** The text of a message; of a command about somebody without whom it is about. */
  static String text(Json.Obj content, String body) {
    List<String> words = words(content);
    boolean isAbout =
        words.size() == 3 && ABOUT.contains(words.get(1)) && ID.matcher(words.get(2)).matches();
    return isAbout ? words.get(0) + " " + words.get(1) : body;
  }

  /** The words of what may be a command; none of what shows anything besides its plain text. */
  private static List<String> words(Json.Obj content) {
    String body = content.string("body").orElse("");
    boolean isPlain =
        body.length() <= LONGEST
            && body.stripLeading().startsWith("!")
            && content.string("msgtype").filter("m.text"::equals).isPresent()
            && content.get("formatted_body").isEmpty()
            && ExtensibleText.of(content).equals(body);
    if (!isPlain) {
      return List.of();
    }
    List<String> words = List.of(body.strip().split("\\s+", 4));
    return words.getFirst().toLowerCase(Locale.ROOT).equals(PREFIX) ? words : List.of();
  }
}
