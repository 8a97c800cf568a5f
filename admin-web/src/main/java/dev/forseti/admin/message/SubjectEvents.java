package dev.forseti.admin.message;

import dev.forseti.model.Subject;

/** Which rows of the table of events are those of a subject. */
public final class SubjectEvents {
  private SubjectEvents() {}

  /**
   * A condition on {@code events}, with the parameters {@code :id} and {@code :key} of the subject:
   * what a user or a server sent, what happened in a room, and for all else what the newest 10,000
   * signals about it point at.
   */
  public static String of(Subject.Kind kind) {
    return switch (kind) {
      case USER -> "sender = :id";
      case ROOM -> "room = :id";
      case SERVER -> "server = :id";
      case LINK, CAMPAIGN, BRIDGE ->
          "id = any(array(select event_id from signals where subject = :key"
              + " order by at desc limit 10000))";
    };
  }
}
