package dev.forseti.policy.publish;

import dev.forseti.model.EventId;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Subject;
import dev.forseti.policy.state.OutcomeRecorder;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Does, or leaves, what differs between a subject's piece of the policy room and what is desired.
 */
final class EntryChanger {
  private final PublishConfig config;
  private final Wishes wishes;
  private final PublishedEntries published;
  private final OutcomeRecorder recorder;
  private final PolicyRoomState room;
  private final EntryPublisher entries;
  private final Retractor retractor;

  EntryChanger(
      PublishConfig config,
      Wishes wishes,
      PublishedEntries published,
      OutcomeRecorder recorder,
      PolicyRoomState room,
      EntryPublisher entries,
      Retractor retractor) {
    this.config = config;
    this.wishes = wishes;
    this.published = published;
    this.recorder = recorder;
    this.room = room;
    this.entries = entries;
    this.retractor = retractor;
  }

  /**
   * Does what there is to do.
   *
   * @param own our entry about the subject as it stands
   */
  PublishResult apply(DesiredState desired, Subject subject, Optional<ListEntry> own, Instant now) {
    PublishedEntry known = published.of(subject);
    if (known != null && own.isEmpty()) {
      retractor.recordRemoved(known, desired, now);
    }
    return switch (EntryChange.between(desired, room.eventOf(subject), room.self)) {
      case EntryChange.None(DesiredState.Unlisted unlisted) -> {
        if (unlisted.automatic()) {
          reportSimulated(subject, now);
        }
        yield new PublishResult.Unlisted(unlisted.automatic());
      }
      case EntryChange.Keep(DesiredState.Listed listed, EventId event) ->
          entries.keep(listed, event, now);
      case EntryChange.Put(DesiredState.Listed listed) -> {
        PublishResult put = entries.put(listed, now);
        // While an older entry of ours stands, its bans do too.
        yield put instanceof PublishResult.Held && own.isPresent()
            ? new PublishResult.Blocked()
            : put;
      }
      case EntryChange.Clear(DesiredState.Unlisted unlisted, ListEntry entry) ->
          retractor.retract(unlisted, entry, now);
      case EntryChange.RemovedByOthers(ListEntry entry, String reason) -> {
        recorder.recordIfNew(entries.measure(entry, now), Status.HELD, reason, now);
        yield new PublishResult.Unlisted(false);
      }
      case EntryChange.LeaveAlone(ListEntry entry, boolean isListed, String reason) -> {
        Status status = isListed ? Status.ALREADY : Status.HELD;
        recorder.recordIfNew(entries.measure(entry, now), status, reason, now);
        yield new PublishResult.Blocked();
      }
    };
  }

  /** Says what would have been published if the community's mode let it. */
  private void reportSimulated(Subject subject, Instant now) {
    if (config.mode() != Mode.ACT
        && wishes.inMode(Mode.ACT, subject, now) instanceof DesiredState.Listed listed) {
      String detail = "the community's mode is " + config.mode().name().toLowerCase(Locale.ROOT);
      recorder.recordIfNew(entries.measure(listed.entry(), now), Status.SIMULATED, detail, now);
    }
  }
}
