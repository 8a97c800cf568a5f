package dev.forseti.policy.rooms;

import dev.forseti.features.CommandTalk;
import dev.forseti.features.TypedText;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.UserId;
import java.util.List;
import java.util.Optional;

/** Finds what is said to us. */
public final class CommandWords {
  /** With what a command begins. */
  public static final String PREFIX = CommandTalk.PREFIX;

  private CommandWords() {}

  /** Whether a message may be a command, whoever says it. */
  public static boolean mayBe(RoomEvent event) {
    return event.type().equals("m.room.message")
        && event.content().string("body").filter(CommandWords::isCommand).isPresent();
  }

  /**
   * The words behind the prefix, where a message is a command. What we say ourselves is none, nor
   * is what somebody makes of an older message, nor a notice: bots leave notices alone.
   */
  public static Optional<List<String>> of(RoomEvent event, UserId self) {
    boolean isSaid =
        event.type().equals("m.room.message")
            && !event.isState()
            && event.content().string("msgtype").filter("m.text"::equals).isPresent()
            && event.content().string("body").filter(CommandWords::isCommand).isPresent()
            && event.edits().isEmpty()
            && !event.sender().equals(self);
    return isSaid
        ? TypedText.words(event.content())
            .filter(words -> words.getFirst().equalsIgnoreCase(PREFIX))
            .map(words -> words.subList(1, words.size()))
        : Optional.empty();
  }

  private static boolean isCommand(String body) {
    String text = body.stripLeading();
    return text.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }
}
