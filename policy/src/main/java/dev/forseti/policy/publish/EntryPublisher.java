package dev.forseti.policy.publish;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.EventId;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.PublishedEntry;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.state.BrakeFeeder;
import dev.forseti.policy.state.MeasureIds;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Publishes entries that should exist, as far as the brakes let it. */
final class EntryPublisher {
  private final PolicyState state;
  private final PolicyRoomState room;
  private final PublishedEntries published;
  private final PolicyRoomWriter writer;
  private final OutcomeRecorder recorder;
  private final Brakes brakes;
  private final Supplier<Optional<String>> whyModeratorsUnknown;
  private final BooleanSupplier isClockSteady;

  EntryPublisher(
      PolicyState state,
      PolicyRoomState room,
      PublishedEntries published,
      PolicyRoomWriter writer,
      OutcomeRecorder recorder,
      Brakes brakes,
      Supplier<Optional<String>> whyModeratorsUnknown,
      BooleanSupplier isClockSteady) {
    this.state = state;
    this.room = room;
    this.published = published;
    this.writer = writer;
    this.recorder = recorder;
    this.brakes = brakes;
    this.whyModeratorsUnknown = whyModeratorsUnknown;
    this.isClockSteady = isClockSteady;
  }

  /** Records what a crash between the homeserver's answer and the journal left out. */
  PublishResult keep(ListEntry entry, EventId event, Instant now) {
    Measure measure = measure(entry, now);
    PublishedEntry known = published.of(entry.subject());
    Instant sent = now;
    if (known != null && known.eventId().equals(event)) {
      sent = known.publishedAt();
    } else {
      published.add(entry, event, now);
    }
    if (!recorder.isDone(measure)) {
      // By the time it was sent, so that a restart does not count it against today's quota.
      recorder.recordDone(measure, PolicyRuleCodec.note(entry.subject()), event, sent);
    }
    return new PublishResult.Listed(entry);
  }

  PublishResult put(DesiredState.Listed desired, Instant now) {
    ListEntry entry = desired.entry();
    Measure measure = measure(entry, now);
    if (recorder.held().isHeld(measure)) {
      recorder.held().repeat(measure, now);
      return new PublishResult.Blocked();
    }
    // What had ended comes back by the clock alone; the room is read back when that is believed.
    if (desired.automatic() && recorder.isDone(measure) && !isClockSteady.getAsBoolean()) {
      return new PublishResult.Blocked();
    }
    Optional<EntityPattern> asRead = PolicyRuleCodec.asRead(entry.subject());
    if (brakes.beforePublishing(entry, asRead, desired.automatic(), desired.rule(), now)
        instanceof BrakeResult.Held held) {
      recorder.held().record(measure, held, now);
      return new PublishResult.Blocked();
    }
    Optional<String> unknown = whyModeratorsUnknown.get();
    if (desired.automatic() && unknown.isPresent()) {
      recorder.recordIfNew(measure, Status.RETRYING, unknown.get(), now);
      return new PublishResult.Waiting(measure.id());
    }
    Response<EventId> answer = writer.put(measure, entry);
    if (!(answer instanceof Response.Done<EventId>(EventId event))) {
      return writer.failed(measure, answer, now);
    }
    String note = PolicyRuleCodec.note(entry.subject());
    BrakeFeeder.add(recorder.recordDone(measure, note, event, now), state, brakes, now);
    published.add(entry, event, now);
    return new PublishResult.Listed(entry);
  }

  /** The measure that puts the entry into the policy room. */
  Measure measure(ListEntry entry, Instant now) {
    Measure.Kind kind = Measure.Kind.PUBLISH;
    String id = MeasureIds.of(kind, entry.subject(), room.id, entry.cause());
    return new Measure(id, kind, entry.subject(), room.id, entry, null, entry.cause(), now);
  }
}
