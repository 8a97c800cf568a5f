package dev.forseti.features;

import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import java.util.List;

/**
 * What members see of an event as text of its sender. Names of files, the words that clients put in
 * where they can show no more, and what a reply quotes are no text of theirs.
 *
 * @param place where it is seen
 * @param text the words; of a message whose HTML says something else than its plain text, both
 * @param lines how many lines it takes on the screen
 * @param linked the texts that links are looked for in, the most seen first; the first may have the
 *     targets of links instead of the words they stand behind
 * @param anchors the links of the HTML
 */
record SeenText(
    Place place, String text, long lines, List<String> linked, List<HtmlText.Anchor> anchors) {
  static final SeenText NONE = new SeenText(Place.NOWHERE, "", 0, List.of(), List.of());

  SeenText {
    linked = List.copyOf(linked);
    anchors = List.copyOf(anchors);
  }

  /**
   * Reads it.
   *
   * @param content the event's, or what an edit puts in its place
   */
  static SeenText of(RoomEvent event, Json.Obj content) {
    boolean isState = event.isState();
    return switch (event.type()) {
      case "m.room.message" -> isState ? NONE : MessageText.of(event, content);
      case "m.sticker" -> linkedOnly(Place.STICKER, content.string("body").orElse(""));
      case "m.reaction" ->
          plain(
              Place.REACTION,
              content.object("m.relates_to").string("key").filter(SeenText::isText).orElse(""));
      case "m.room.topic" -> isState ? plain(Place.TOPIC, topic(content)) : NONE;
      case "m.room.name" ->
          isState ? plain(Place.ROOM_NAME, content.string("name").orElse("")) : NONE;
      case "m.room.member" -> isState ? member(event, content) : NONE;
      default -> isState ? NONE : other(event.type(), content);
    };
  }

  /** Custom emoji of reactions are addresses of pictures. */
  private static boolean isText(String key) {
    return !key.startsWith("mxc://");
  }

  static String topic(Json.Obj content) {
    String plain = content.string("topic").orElse("");
    return plain.isEmpty() ? ExtensibleText.of(content.object("m.topic")) : plain;
  }

  private static SeenText member(RoomEvent event, Json.Obj content) {
    boolean self = event.sender().value().equals(event.stateKey());
    String reason = FeatureReader.cut(content.string("reason").orElse(""));
    String name = FeatureReader.cut(content.string("displayname").orElse(""));
    return switch (content.string("membership").orElse("")) {
      case "join", "knock" ->
          self && saysMoreThanAName(name)
              ? plain(Place.DISPLAY_NAME, reason.isEmpty() ? name : name + "\n" + reason)
              : plain(Place.REASON, reason);
      case "invite" -> invite(event, reason);
      case "leave" -> self ? NONE : plain(Place.REASON, reason); // bridges write why others leave
      default -> NONE;
    };
  }

  /** The name of the room is read for links: its words may be anybody's. */
  private static SeenText invite(RoomEvent event, String reason) {
    String room = event.roomState().object("m.room.name").string("name").orElse("");
    Place place = reason.isEmpty() ? Place.ROOM_NAME : Place.REASON;
    return reason.isEmpty() && room.isEmpty()
        ? NONE
        : new SeenText(
            place, reason, lines(reason), List.of(reason, FeatureReader.cut(room)), List.of());
  }

  /** Names have up to three words and no link; what has more says something. */
  private static boolean saysMoreThanAName(String name) {
    return Words.of(name).size() > 3 || !Links.in(NormalText.of(name).body()).hosts().isEmpty();
  }

  private static SeenText other(String type, Json.Obj content) {
    String poll = PollText.of(type, content);
    if (!poll.isEmpty()) {
      return plain(Place.POLL, poll);
    }
    return type.startsWith("m.key.verification.") || PollText.isAboutAPoll(type)
        ? NONE
        : plain(Place.OTHER, ExtensibleText.of(content));
  }

  static SeenText plain(Place place, String whole) {
    String text = FeatureReader.cut(whole);
    return text.isEmpty() && place != Place.MESSAGE
        ? NONE
        : new SeenText(place, text, lines(text), List.of(text), List.of());
  }

  private static SeenText linkedOnly(Place place, String text) {
    return new SeenText(place, "", 0, List.of(FeatureReader.cut(text)), List.of());
  }

  /** How many lines it has; an end of line begins no other when nothing follows. */
  static long lines(String raw) {
    long lines = 0;
    boolean open = false;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean secondOfTwo = c == '\n' && i > 0 && raw.charAt(i - 1) == '\r';
      boolean ends = c == '\n' || c == '\r';
      lines += ends && !secondOfTwo ? 1 : 0;
      open = !ends;
    }
    return open ? lines + 1 : lines;
  }
}
