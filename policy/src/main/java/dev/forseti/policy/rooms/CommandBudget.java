package dev.forseti.policy.rooms;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * How many commands are carried out in a minute. Who may command has as many as anybody types, and
 * nobody else uses them up; all others in a room share a few.
 */
public final class CommandBudget {
  private static final Duration WITHIN = Duration.ofMinutes(1);
  private static final int OF_A_MODERATOR = 20;
  private static final int OF_ANOTHER = 3;
  private static final int OF_ALL_OTHERS = 10;
  private static final int MOST_KNOWN = 10_000;

  /** What is said to who has used theirs up. */
  public static final String SPENT =
      "That was more than "
          + OF_A_MODERATOR
          + " commands in a minute: it was not carried out. Say it again in a minute.";

  private final Map<String, ArrayDeque<Instant>> spent = new HashMap<>();

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
      return spend("other\n" + room + "\n" + user, OF_ANOTHER, now)
              && spend("others\n" + room, OF_ALL_OTHERS, now)
          ? Use.CARRY_OUT
          : Use.IGNORE;
    }
    if (spend("own\n" + room + "\n" + user, OF_A_MODERATOR, now)) {
      return Use.CARRY_OUT;
    }
    return spend("told\n" + room + "\n" + user, 1, now) ? Use.REFUSE : Use.IGNORE;
  }

  private boolean spend(String what, int most, Instant now) {
    if (spent.size() > MOST_KNOWN) {
      spent.values().removeIf(times -> times.isEmpty() || isOver(times.getLast(), now));
    }
    ArrayDeque<Instant> times = spent.computeIfAbsent(what, w -> new ArrayDeque<>());
    times.removeIf(at -> isOver(at, now));
    if (times.size() >= most) {
      return false;
    }
    times.addLast(now);
    return true;
  }

  /** A clock that was set back ends it too. */
  private static boolean isOver(Instant at, Instant now) {
    return !at.isAfter(now.minus(WITHIN)) || at.isAfter(now);
  }
}
