package dev.forseti.lists.entry;

import dev.forseti.model.Subject;

/** What sort of things an entry of a list names (Matrix specification, Moderation policy lists). */
public enum EntryKind {
  /** Users: {@code m.policy.rule.user}. */
  USER(Subject.Kind.USER),
  /** Homeservers: {@code m.policy.rule.server}. */
  SERVER(Subject.Kind.SERVER),
  /** Rooms by id or by alias: {@code m.policy.rule.room}. */
  ROOM(Subject.Kind.ROOM);

  private final Subject.Kind subjects;

  EntryKind(Subject.Kind subjects) {
    this.subjects = subjects;
  }

  /** The sort of subjects that such an entry is about. */
  public Subject.Kind subjects() {
    return subjects;
  }
}
