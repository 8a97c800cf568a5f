package dev.forseti.policy.lists;

import dev.forseti.model.EventId;
import dev.forseti.model.ListEntry;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.StateEvent;
import java.util.Optional;

/** What must be done to one piece of a policy room's state so that it is as wanted. */
public sealed interface Change {

  /** Nothing of ours stands there and nothing should. */
  enum Nothing implements Change {
    /** The only one. */
    NOTHING
  }

  /** It stands as wanted. */
  record Keep(ListEntry entry, EventId eventId) implements Change {}

  /** The entry must be written. */
  record Put(ListEntry entry) implements Change {}

  /** Our entry must be taken back. */
  record Clear(ListEntry entry) implements Change {}

  /**
   * Something of another's stands there and is left alone.
   *
   * @param alreadyListed whether it lists the same subject, so that nothing is missing
   * @param reason why it is left alone
   */
  record LeaveAlone(boolean alreadyListed, String reason) implements Change {}

  /**
   * What is to be done. Applying it and asking again gives {@link Keep} or {@link Nothing}.
   *
   * @param there what was read back under the entry's type and key
   * @param self as whom we write; what others sent is theirs
   */
  static Change of(Wanted wanted, Optional<StateEvent> there, UserId self) {
    Optional<ListEntry> ours = there.flatMap(event -> ours(event, self));
    return switch (wanted) {
      case Wanted.Unlisted none -> ours.isPresent() ? new Clear(ours.get()) : Nothing.NOTHING;
      case Wanted.Listed listed when there.isEmpty() -> new Put(listed.entry());
      case Wanted.Listed listed when ours.isPresent() ->
          there.get().content().equals(EntryText.content(listed.entry()))
              ? new Keep(listed.entry(), there.get().eventId())
              : new Put(listed.entry());
      case Wanted.Listed listed -> beside(listed, there.get(), self);
    };
  }

  /** The entry of ours that the event holds; none if it is another's. */
  static Optional<ListEntry> ours(StateEvent event, UserId self) {
    return event.sender().equals(self)
        ? EntryText.read(event.type(), event.content())
        : Optional.empty();
  }

  private static Change beside(Wanted.Listed listed, StateEvent there, UserId self) {
    boolean empty = there.content().fields().isEmpty();
    UserId by = there.lastTouchedBy();
    if (empty && (by.equals(self) || !listed.automatic())) {
      return new Put(listed.entry());
    }
    if (empty) {
      return new LeaveAlone(false, "the entry was taken back in the room by " + by);
    }
    boolean same =
        there.content().string("entity").filter(listed.entry().subject().id()::equals).isPresent()
            && there.content().string("recommendation").filter("m.ban"::equals).isPresent();
    return new LeaveAlone(
        same, "an entry of " + there.sender() + " stands under the same state key");
  }
}
