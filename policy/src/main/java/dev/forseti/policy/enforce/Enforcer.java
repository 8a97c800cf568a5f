package dev.forseti.policy.enforce;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.state.Conclusion;
import dev.forseti.policy.state.MeasureIds;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bans users whom our list names in the community's rooms, redacts the evidence of verdicts there,
 * and takes its own bans back with the entry. Bans of others are left alone. A refusal in one room
 * does not stop the rest.
 */
public final class Enforcer {
  /** After this the outcome of a ban is written again while its entry stands: entries may stay. */
  private static final Duration REPEAT_AFTER = PolicyState.RETENTION.dividedBy(2);

  private final Set<RoomId> rooms;
  private final HomeserverClient homeserver;
  private final PolicyState state;
  private final OutcomeRecorder recorder;
  private final Brakes brakes;

  /** What was refused since the start; power may have been given to us since the one before. */
  private final Set<String> refused = new HashSet<>();

  /**
   * Bans in these rooms.
   *
   * @param rooms none when nothing is to be enforced
   */
  public Enforcer(
      Set<RoomId> rooms,
      HomeserverClient homeserver,
      PolicyState state,
      OutcomeRecorder recorder,
      Brakes brakes) {
    this.rooms = rooms;
    this.homeserver = homeserver;
    this.state = state;
    this.recorder = recorder;
    this.brakes = brakes;
  }

  /** What follows from our entry that stands; the answer that stopped it, or null. */
  public @Nullable Response<?> enforce(ListEntry entry, Instant now) {
    Subject subject = entry.subject();
    if (!isOneUser(subject)) {
      return null;
    }
    BrakeResult spared = brakes.checkSubject(subject);
    for (RoomId room : rooms) {
      Measure ban = measure(Measure.Kind.BAN, subject, room, entry.cause(), null, now);
      if (spared instanceof BrakeResult.Held held) {
        recorder.recordIfNew(ban, Status.HELD, held.text(), now);
      } else if (isInEffect(subject, room, entry.cause())) {
        if (state.outcomes().doneAt(ban.id()).isBefore(now.minus(REPEAT_AFTER))) {
          recorder.repeatDone(ban, now);
        }
      } else {
        UserId user = new UserId(subject.id());
        Response<?> stopped = ask(ban, () -> homeserver.ban(room, user, entry.reason()), now);
        if (stopped != null) {
          return stopped;
        }
      }
    }
    return spared instanceof BrakeResult.Held ? null : redact(entry, now);
  }

  private @Nullable Response<?> redact(ListEntry entry, Instant now) {
    Conclusion verdict =
        state.history(entry.subject()).conclusions().stream()
            .filter(each -> each.id().equals(entry.cause()))
            .findFirst()
            .orElse(null);
    if (verdict == null || !rooms.contains(verdict.roomId())) {
      return null;
    }
    for (EventId event : verdict.evidence()) {
      Measure measure =
          measure(
              Measure.Kind.REDACT, entry.subject(), verdict.roomId(), entry.cause(), event, now);
      Response<?> stopped =
          recorder.isDone(measure)
              ? null
              : ask(
                  measure,
                  () -> homeserver.redact(verdict.roomId(), event, measure.id(), entry.reason()),
                  now);
      if (stopped != null) {
        return stopped;
      }
    }
    return null;
  }

  /** Takes back our bans of a subject that is listed no more. */
  public @Nullable Response<?> release(Subject subject, Instant now) {
    if (!isOneUser(subject)) {
      return null;
    }
    for (String cause : state.outcomes().causesOfBans(subject)) {
      for (RoomId room : rooms) {
        Measure unban = measure(Measure.Kind.UNBAN, subject, room, cause, null, now);
        UserId user = new UserId(subject.id());
        Response<?> stopped = isInEffect(subject, room, cause) ? unban(unban, user, now) : null;
        if (stopped != null) {
          return stopped;
        }
      }
    }
    return null;
  }

  /** A ban that is gone, by us before a crash or by a moderator, is not taken back again. */
  private @Nullable Response<?> unban(Measure unban, UserId user, Instant now) {
    RoomId room = unban.roomId();
    if (homeserver.content(room, "m.room.member", user.value())
            instanceof Response.Done<Json.Obj>(Json.Obj member)
        && member.string("membership").filter("ban"::equals).isEmpty()) {
      recorder.recordIfNew(unban, Status.ALREADY, "the user is not banned there any more", now);
      return null;
    }
    return ask(unban, () -> homeserver.unban(room, user), now);
  }

  private <T> @Nullable Response<?> ask(Measure measure, Supplier<Response<T>> call, Instant now) {
    if (refused.contains(measure.id())) {
      return null;
    }
    recorder.recordMeasure(measure);
    Response<T> answer = call.get();
    return switch (answer) {
      case Response.Done<T>(T value) -> {
        recorder.recordDone(measure, value instanceof EventId event ? event : null, now);
        yield null;
      }
      case Response.Refused<T>(int status, String errcode, String error) -> {
        refused.add(measure.id());
        recorder.recordIfNew(measure, Status.REFUSED, errcode + " " + error, now);
        yield null;
      }
      case Response.Retry<T> retry -> {
        recorder.recordIfNew(measure, Status.RETRYING, retry.why(), now);
        yield retry;
      }
    };
  }

  /** Whether a ban of ours was done and not taken back since. */
  private boolean isInEffect(Subject subject, RoomId room, String cause) {
    Instant banned = state.outcomes().doneAt(MeasureIds.of(Measure.Kind.BAN, subject, room, cause));
    Instant released =
        state.outcomes().settledAt(MeasureIds.of(Measure.Kind.UNBAN, subject, room, cause));
    return banned.isAfter(released);
  }

  private static boolean isOneUser(Subject subject) {
    return subject.kind() == Subject.Kind.USER && UserId.read(subject.id()).isPresent();
  }

  private static Measure measure(
      Measure.Kind kind,
      Subject subject,
      RoomId room,
      String cause,
      @Nullable EventId event,
      Instant now) {
    String wish = event == null ? cause : cause + "\n" + event;
    String id = MeasureIds.of(kind, subject, room, wish);
    return new Measure(id, kind, subject, room, null, event, cause, now);
  }
}
