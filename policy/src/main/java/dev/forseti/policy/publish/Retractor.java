package dev.forseti.policy.publish;

import dev.forseti.model.EventId;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.PublishedEntry;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.state.BrakeFeeder;
import dev.forseti.policy.state.MeasureIds;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Retracts entries of ours that should not exist any more. */
final class Retractor {
  private final PolicyState state;
  private final PolicyRoomState room;
  private final PublishedEntries published;
  private final PolicyRoomWriter writer;
  private final OutcomeRecorder recorder;
  private final Brakes brakes;
  private final BooleanSupplier isClockSteady;

  Retractor(
      PolicyState state,
      PolicyRoomState room,
      PublishedEntries published,
      PolicyRoomWriter writer,
      OutcomeRecorder recorder,
      Brakes brakes,
      BooleanSupplier isClockSteady) {
    this.state = state;
    this.room = room;
    this.published = published;
    this.writer = writer;
    this.recorder = recorder;
    this.brakes = brakes;
    this.isClockSteady = isClockSteady;
  }

  PublishResult retract(DesiredState.Unlisted desired, ListEntry entry, Instant now) {
    boolean expired = isExpired(desired, entry, now);
    if (desired.automatic() && expired && !isClockSteady.getAsBoolean()) {
      return new PublishResult.Blocked(); // looked at again when the room is read back
    }
    boolean automatic = isAutomatic(desired, entry, now);
    Measure measure = measure(desired, entry, now);
    if (automatic && recorder.held().isHeld(measure)) {
      recorder.held().repeat(measure, now);
      return new PublishResult.Blocked();
    }
    if (brakes.beforeRetracting(automatic, state.history(entry.subject()).countedWith(), now)
        instanceof BrakeResult.Held held) {
      recorder.held().record(measure, held, now);
      return new PublishResult.Blocked();
    }
    Response<EventId> answer = writer.clear(measure);
    if (!(answer instanceof Response.Done<EventId>(EventId event))) {
      return writer.failed(measure, answer, now);
    }
    BrakeFeeder.add(recorder.recordRetracted(measure, expired, event, now), state, brakes, now);
    published.remove(entry.subject());
    return new PublishResult.Unlisted(automatic);
  }

  /**
   * Empties an entry of ours under a wrong key, whatever should be listed of its subject.
   *
   * @return the answer that stopped it; a refusal is asked again after the next reading back
   */
  Optional<Response<?>> retractMisplaced(StateEvent entry) {
    Response<EventId> answer = writer.clear(entry);
    if (answer instanceof Response.Done) {
      published.remove(entry.stateKey());
    }
    return answer instanceof Response.Retry ? Optional.of(answer) : Optional.empty();
  }

  /** Whether it is to be retracted without a moderator, and no brake holds that already. */
  boolean isDue(DesiredState.Unlisted desired, ListEntry entry, Instant now) {
    return isAutomatic(desired, entry, now)
        && !recorder.held().isHeld(measure(desired, entry, now));
  }

  /** Whether neither a moderator nor the end of the entry's time retracts it. */
  private static boolean isAutomatic(DesiredState.Unlisted desired, ListEntry entry, Instant now) {
    return desired.automatic() && !isExpired(desired, entry, now);
  }

  private static boolean isExpired(DesiredState.Unlisted desired, ListEntry entry, Instant now) {
    Instant expiry = entry.expiresAt();
    return desired.expired() || (expiry != null && !now.isBefore(expiry));
  }

  /**
   * Records what a crash after a retraction left out: by the topic our entry exists, in the room it
   * does not.
   */
  void recordRemoved(PublishedEntry removed, DesiredState desired, Instant now) {
    Optional<StateEvent> current = room.eventOf(removed.subject());
    Measure measure = measure(desired, removed.entry(), now);
    boolean byUs = current.isPresent() && current.get().lastTouchedBy().equals(room.self);
    if (byUs && desired instanceof DesiredState.Unlisted unlisted && !recorder.isDone(measure)) {
      boolean expired = isExpired(unlisted, removed.entry(), now);
      recorder.recordRetracted(measure, expired, current.get().eventId(), now);
    }
    published.remove(removed.subject());
  }

  /** The measure that retracts the entry. */
  private Measure measure(DesiredState desired, ListEntry entry, Instant now) {
    String cause = desired.cause().isEmpty() ? entry.cause() : desired.cause();
    Measure.Kind kind = Measure.Kind.RETRACT;
    String id = MeasureIds.of(kind, entry.subject(), room.id, cause + "\n" + entry.cause());
    return new Measure(id, kind, entry.subject(), room.id, null, null, cause, now);
  }
}
