package dev.forseti.policy.rooms;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.LinkedHashSet;

/**
 * How many commands are carried out in a minute. Who may command has as many as anybody types, and
 * nobody else uses them up; all others in a room share a few.
 */
public final class CommandBudget {
  private static final int OF_A_MODERATOR = 20;
  private static final int OF_ANOTHER = 3;
  private static final int OF_ALL_OTHERS = 10;
  private static final int MOST_KNOWN = 10_000;

  /** What is said to who has used theirs up. */
  public static final String SPENT =
      "That was more than "
          + OF_A_MODERATOR
          + " commands in a minute: it was not carried out. Say it again in a minute.";

  private final MinuteBudget budget = new MinuteBudget();

  /** Several taps may tell of one event. */
  private final LinkedHashSet<EventId> heard = new LinkedHashSet<>();

  /** What becomes of a command. */
  public enum Use {
    /** It is carried out. */
    CARRY_OUT,
    /** It is not, and the user is told so. */
    REFUSE,
    /** It is passed by without a word. */
    IGNORE
  }

  /**
   * Takes one command in; one that is heard again is passed by.
   *
   * @param mayCommand whether the user may do more there than ask
   */
  public Use use(RoomEvent event, boolean mayCommand, Instant now) {
    RoomId room = event.roomId();
    UserId user = event.sender();
    if (!heard.add(event.eventId())) {
      return Use.IGNORE;
    }
    if (heard.size() > MOST_KNOWN) {
      heard.removeFirst();
    }
    if (!mayCommand) {
      return budget.spend("other\n" + room + "\n" + user, OF_ANOTHER, now)
              && budget.spend("others\n" + room, OF_ALL_OTHERS, now)
          ? Use.CARRY_OUT
          : Use.IGNORE;
    }
    if (budget.spend("own\n" + room + "\n" + user, OF_A_MODERATOR, now)) {
      return Use.CARRY_OUT;
    }
    return budget.spend("told\n" + room + "\n" + user, 1, now) ? Use.REFUSE : Use.IGNORE;
  }
}
