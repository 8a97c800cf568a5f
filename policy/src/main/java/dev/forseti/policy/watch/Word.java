package dev.forseti.policy.watch;

import dev.forseti.model.ListEntry;
import dev.forseti.model.RoomId;
import java.util.Set;

/** What watched lists say of a user, and how far that may go. */
public sealed interface Word {
  /**
   * The user is to be banned in the community's rooms.
   *
   * @param list the list whose entry counts
   * @param entry that entry as one of ours: its cause is a {@code ListCause}
   * @param causes of all entries that would ban the user, each by itself; that of the entry is one
   */
  record Ban(String list, ListEntry entry, Set<String> causes) implements Word {
    public Ban {
      causes = Set.copyOf(causes);
    }
  }

  /**
   * A moderator is to be asked.
   *
   * @param list the list whose entry counts
   * @param entry that entry as one of ours
   * @param room a room in which the user is
   * @param keeps causes whose bans stay meanwhile: those of entries in quarantine
   */
  record Suggest(String list, ListEntry entry, RoomId room, Set<String> keeps) implements Word {
    public Suggest {
      keeps = Set.copyOf(keeps);
    }
  }

  /** Not enough is known yet: nothing new is to be done, and what lists led to before stays. */
  record Wait() implements Word {}

  /**
   * Lists ask for nothing: a ban that one led to before is to be lifted.
   *
   * @param keeps causes whose bans stay: those of entries in quarantine
   */
  record Nothing(Set<String> keeps) implements Word {
    /** Without any that stay. */
    public static final Nothing NOTHING = new Nothing(Set.of());

    public Nothing {
      keeps = Set.copyOf(keeps);
    }
  }
}
