package dev.forseti.admin.view;

import java.util.Locale;

/** What the members of a campaign have in common, in plain words. */
final class CampaignWords {
  private static final int MOST = 80;

  private CampaignWords() {}

  /**
   * The words for the id of a campaign: a variable, an equals sign and what it was.
   *
   * @return harmless to show as text
   */
  static String of(String id) {
    int equals = id.indexOf('=');
    if (equals < 0) {
      return "Sent the same text"; // by a rule about the text's sketch
    }
    String variable = id.substring(0, equals);
    String value = HarmlessText.of(id.substring(equals + 1), MOST);
    return switch (variable) {
      case "text.sketch", "text.fingerprint", "text.body" -> "Sent the same text";
      case "text.tail" -> "Ended their texts alike";
      case "media.hash" -> "Sent the same file";
      case "media.look", "media.blur" -> "Sent the same file, uploaded anew";
      case "room.look" -> "Invited to rooms of one name";
      case "link.domain", "link.host", "link.url" -> "Link to " + value;
      case "server", "sender.server", "family", "sender.family" -> "Accounts of " + value;
      case "bridge", "sender.bridge" -> "Accounts of the bridge " + value;
      case "room", "room.id" -> "Came into the room " + value;
      case "name.shape" -> "Names made alike: " + value;
      case "name.look" -> "Names that look like " + value;
      case "target", "mentioned" -> "Aimed at " + value;
      case "rule" -> "Caught by the rule " + value;
      default ->
          "Alike in "
              + HarmlessText.of(variable, MOST).toLowerCase(Locale.ROOT).replace('.', ' ')
              + ": "
              + value;
    };
  }
}
