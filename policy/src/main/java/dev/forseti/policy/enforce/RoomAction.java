package dev.forseti.policy.enforce;

import dev.forseti.model.EventId;
import dev.forseti.model.Measure;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.state.MeasureIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One ban, unban or redaction in one room.
 *
 * @param measure what is asked
 * @param reason what the room reads
 * @param yields whether it waits until nothing else waits in its room
 */
record RoomAction(Measure measure, String reason, boolean yields) {

  static RoomAction of(
      Measure.Kind kind, Subject subject, RoomId room, String cause, String reason, Instant now) {
    String id = MeasureIds.of(kind, subject, room, cause);
    return new RoomAction(
        new Measure(id, kind, subject, room, null, null, cause, now), reason, false);
  }

  static RoomAction redaction(
      Subject subject, RoomId room, String cause, EventId event, String reason, Instant now) {
    Measure.Kind kind = Measure.Kind.REDACT;
    String id = redactionId(subject, room, event, cause);
    return new RoomAction(
        new Measure(id, kind, subject, room, null, event, cause, now), reason, false);
  }

  /** The id that the redaction of the same event has for another cause. */
  static String redactionId(Measure redaction, String cause) {
    return redactionId(redaction.subject(), redaction.roomId(), redaction.eventId(), cause);
  }

  private static String redactionId(
      Subject subject, RoomId room, @Nullable EventId event, String cause) {
    return MeasureIds.of(Measure.Kind.REDACT, subject, room, cause + "\n" + event);
  }

  /** The same, for which all else goes before. */
  RoomAction yielding() {
    return new RoomAction(measure, reason, true);
  }

  String id() {
    return measure.id();
  }

  RoomId room() {
    return measure.roomId();
  }

  UserId user() {
    return new UserId(measure.subject().id());
  }

  @Nullable EventId event() {
    return measure.eventId();
  }

  /** The same, asked at that time. */
  RoomAction at(Instant time) {
    Measure m = measure;
    return new RoomAction(
        new Measure(
            m.id(), m.kind(), m.subject(), m.roomId(), m.entry(), m.eventId(), m.cause(), time),
        reason,
        yields);
  }
}
