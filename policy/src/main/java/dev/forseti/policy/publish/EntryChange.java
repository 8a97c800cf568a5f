package dev.forseti.policy.publish;

import dev.forseti.model.EventId;
import dev.forseti.model.ListEntry;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.StateEvent;
import java.util.Optional;

/** What must be done to one piece of the policy room's state so that it is as desired. */
sealed interface EntryChange {

  /** Nothing of ours is there and nothing should be. */
  record None(DesiredState.Unlisted desired) implements EntryChange {}

  /** It is there as desired. */
  record Keep(DesiredState.Listed desired, EventId eventId) implements EntryChange {}

  /** The entry must be written. */
  record Put(DesiredState.Listed desired) implements EntryChange {}

  /** Our entry must be retracted. */
  record Clear(DesiredState.Unlisted desired, ListEntry entry) implements EntryChange {}

  /**
   * Something of another's is there and is left alone.
   *
   * @param entry what should stand there
   * @param alreadyListed whether it lists the same subject, so that nothing is missing
   * @param reason why it is left alone
   */
  record LeaveAlone(ListEntry entry, boolean alreadyListed, String reason) implements EntryChange {}

  /**
   * Another emptied what stands there: no entry of ours does, and none is written.
   *
   * @param entry what should stand there
   */
  record RemovedByOthers(ListEntry entry, String reason) implements EntryChange {}

  /**
   * What is to be done. Applying it and asking again gives {@link Keep} or {@link None}.
   *
   * @param current what was read back under the entry's type and key
   * @param self as whom we write; what others sent is theirs
   */
  static EntryChange between(DesiredState desired, Optional<StateEvent> current, UserId self) {
    Optional<ListEntry> own = current.flatMap(event -> own(event, self));
    return switch (desired) {
      case DesiredState.Unlisted unlisted ->
          own.isPresent() ? new Clear(unlisted, own.get()) : new None(unlisted);
      case DesiredState.Listed listed when current.isEmpty() -> new Put(listed);
      case DesiredState.Listed listed when own.isPresent() ->
          current.get().content().equals(PolicyRuleCodec.content(listed.entry()))
              ? new Keep(listed, current.get().eventId())
              : new Put(listed);
      case DesiredState.Listed listed -> overAnother(listed, current.get(), self);
    };
  }

  /** The entry of ours that the event holds; none if it is another's. */
  static Optional<ListEntry> own(StateEvent event, UserId self) {
    return event.sender().equals(self)
        ? PolicyRuleCodec.read(event.type(), event.content())
        : Optional.empty();
  }

  private static EntryChange overAnother(
      DesiredState.Listed listed, StateEvent current, UserId self) {
    boolean empty = current.content().fields().isEmpty();
    UserId by = current.lastTouchedBy();
    if (empty && (by.equals(self) || !listed.automatic())) {
      return new Put(listed);
    }
    ListEntry entry = listed.entry();
    if (empty) {
      return new RemovedByOthers(entry, "the entry was removed in the room by " + by);
    }
    boolean same = PolicyRuleCodec.bans(current.content(), entry.subject());
    return new LeaveAlone(
        entry, same, "an entry of " + current.sender() + " has the same state key");
  }
}
