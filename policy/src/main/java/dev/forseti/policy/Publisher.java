package dev.forseti.policy;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Subject;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.brakes.Check;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.lists.Change;
import dev.forseti.policy.lists.Desired;
import dev.forseti.policy.lists.EntryText;
import dev.forseti.policy.lists.History;
import dev.forseti.policy.lists.Wanted;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes one subject's piece of the policy room as it is wanted: difference, brakes, homeserver,
 * journal. A crash between any two of these is made good by doing it again.
 */
final class Publisher {
  private final PolicyConfig config;
  private final HomeserverClient homeserver;
  private final Memory memory;
  private final PublishedEntries published;
  private final Reporter reporter;
  private final Brakes brakes;
  private final ListRoom room;
  private final Powers powers;
  private final Enforcer enforcer;

  Publisher(
      PolicyConfig config,
      HomeserverClient homeserver,
      Memory memory,
      Journal journal,
      Brakes brakes,
      ListRoom room,
      Powers powers) {
    this.config = config;
    this.homeserver = homeserver;
    this.memory = memory;
    this.published = new PublishedEntries(memory, journal, room);
    this.reporter = new Reporter(journal, memory, homeserver.isSimulated());
    this.brakes = brakes;
    this.room = room;
    this.powers = powers;
    this.enforcer = new Enforcer(config, homeserver, memory, reporter, brakes);
  }

  /** The answer that stopped it; null when there is nothing left to do about the subject now. */
  @Nullable Response<?> settle(Subject subject, Instant now) {
    if (EntryText.type(subject).isEmpty()) {
      return null;
    }
    reporter.begins();
    Response<?> stopped = change(subject, now);
    if (stopped == null) {
      reporter.givesUpTheRest(subject, now);
    }
    return stopped;
  }

  private @Nullable Response<?> change(Subject subject, Instant now) {
    Wanted wanted = wanted(subject, config.mode(), now);
    Optional<StateEvent> there = room.under(subject);
    PublishedEntry known = published.of(subject);
    if (known != null && there.flatMap(event -> Change.ours(event, room.self)).isEmpty()) {
      forget(known, wanted, now);
    }
    return switch (Change.of(wanted, there, room.self)) {
      case Change.Nothing.NOTHING -> nothing(subject, now);
      case Change.Keep(ListEntry entry, EventId event) -> keep(entry, event, now);
      case Change.Put(ListEntry entry) -> put((Wanted.Listed) wanted, entry, now);
      case Change.Clear(ListEntry entry) -> clear((Wanted.Unlisted) wanted, entry, now);
      case Change.LeaveAlone(boolean listed, String reason) -> {
        Status status = listed ? Status.ALREADY : Status.HELD;
        reporter.says(publish(((Wanted.Listed) wanted).entry(), now), status, reason, now);
        yield null;
      }
    };
  }

  private Wanted wanted(Subject subject, Mode mode, Instant now) {
    History history = memory.histories.getOrDefault(subject, new History());
    return Desired.of(subject, history, mode, config.validity(), now);
  }

  /** Says what would have been published if the community's mode let it. */
  private @Nullable Response<?> nothing(Subject subject, Instant now) {
    if (config.mode() != Mode.ACT
        && wanted(subject, Mode.ACT, now) instanceof Wanted.Listed listed) {
      String detail =
          "the community's mode is " + config.mode().name().toLowerCase(java.util.Locale.ROOT);
      reporter.says(publish(listed.entry(), now), Status.SIMULATED, detail, now);
    }
    return enforcer.release(subject, now);
  }

  /** Makes good what a crash between the homeserver's answer and the journal left out. */
  private @Nullable Response<?> keep(ListEntry entry, EventId event, Instant now) {
    Measure measure = publish(entry, now);
    PublishedEntry known = published.of(entry.subject());
    if (known == null || !known.eventId().equals(event)) {
      published.written(entry, event, now);
    }
    if (!reporter.isDone(measure)) {
      // By the time it was sent, so that a restart does not count it against today's quota.
      reporter.done(measure, event, known == null ? now : known.publishedAt());
    }
    return enforcer.enforce(entry, now);
  }

  private @Nullable Response<?> put(Wanted.Listed wanted, ListEntry entry, Instant now) {
    Measure measure = publish(entry, now);
    if (reporter.isHeld(measure)) {
      return null;
    }
    Check check = brakes.beforePublishing(entry, wanted.automatic(), wanted.rule(), now);
    if (check instanceof Check.Held(Check.Brake brake, String reason)) {
      reporter.says(measure, Status.HELD, brake + ": " + reason, now);
      return null;
    }
    if (wanted.automatic() && powers.gap().isPresent()) {
      reporter.says(measure, Status.RETRYING, powers.gap().get(), now);
      return null;
    }
    reporter.asks(measure);
    Response<EventId> answer = send(entry.subject(), EntryText.content(entry));
    if (answer instanceof Response.Done<EventId>(EventId event)) {
      brakes.published(wanted.automatic(), now);
      reporter.done(measure, event, now);
      published.written(entry, event, now);
      return enforcer.enforce(entry, now);
    }
    return failed(measure, answer, now);
  }

  private @Nullable Response<?> clear(Wanted.Unlisted wanted, ListEntry entry, Instant now) {
    boolean automatic = isAutomatic(wanted, entry, now);
    Measure measure = Measures.retract(entry, room.id, cause(wanted, entry), now);
    if (automatic && reporter.isHeld(measure)) {
      return null;
    }
    if (brakes.beforeRetracting(automatic, now)
        instanceof Check.Held(Check.Brake brake, String reason)) {
      reporter.says(measure, Status.HELD, brake + ": " + reason, now);
      return null;
    }
    reporter.asks(measure);
    Response<EventId> answer = send(entry.subject(), Json.Obj.EMPTY);
    if (answer instanceof Response.Done<EventId>(EventId event)) {
      if (automatic) {
        brakes.retracted(now);
      }
      reporter.done(measure, event, now);
      published.retracted(entry.subject());
      return enforcer.release(entry.subject(), now);
    }
    return failed(measure, answer, now);
  }

  private Response<EventId> send(Subject subject, Json.Obj content) {
    String type = EntryText.type(subject).orElseThrow();
    String stateKey = EntryText.stateKey(subject);
    Response<EventId> answer = homeserver.sendState(room.id, type, stateKey, content);
    if (answer instanceof Response.Done<EventId>(EventId event)) {
      room.wrote(new StateEvent(type, stateKey, room.self, event, content));
    }
    return answer;
  }

  /** A refusal is asked again after the next reading back; a delay is passed on. */
  private @Nullable Response<?> failed(Measure measure, Response<EventId> answer, Instant now) {
    if (answer instanceof Response.Refused<EventId>(int status, String errcode, String error)) {
      reporter.says(measure, Status.REFUSED, errcode + " " + error, now);
      return null;
    }
    String why = answer instanceof Response.Retry<EventId> retry ? retry.why() : "";
    reporter.says(measure, Status.RETRYING, why, now);
    return answer;
  }

  /**
   * Makes good what a crash after a retraction left out: the topic says that our entry stands, and
   * the room does not.
   */
  private void forget(PublishedEntry lost, Wanted wanted, Instant now) {
    Optional<StateEvent> there = room.under(lost.subject());
    Measure measure = Measures.retract(lost.entry(), room.id, cause(wanted, lost.entry()), now);
    boolean byUs = there.isPresent() && there.get().lastTouchedBy().equals(room.self);
    if (byUs && wanted instanceof Wanted.Unlisted && !reporter.isDone(measure)) {
      reporter.done(measure, there.get().eventId(), now);
    }
    published.retracted(lost.subject());
  }

  /** Subjects whose entry should stand in this room by what the topic says. */
  List<Subject> known() {
    return published.subjects();
  }

  /** How many of our entries should go although no moderator said so and their time is not over. */
  int dueRetractions(Instant now) {
    return (int)
        room.ours().values().stream()
            .filter(
                entry ->
                    wanted(entry.subject(), config.mode(), now) instanceof Wanted.Unlisted none
                        && isAutomatic(none, entry, now))
            .count();
  }

  private static boolean isAutomatic(Wanted.Unlisted wanted, ListEntry entry, Instant now) {
    Instant expiry = entry.expiresAt();
    boolean expired = wanted.expired() || (expiry != null && !now.isBefore(expiry));
    return wanted.automatic() && !expired;
  }

  private static String cause(Wanted wanted, ListEntry entry) {
    return wanted.cause().isEmpty() ? entry.cause() : wanted.cause();
  }

  private Measure publish(ListEntry entry, Instant now) {
    return Measures.publish(entry, room.id, now);
  }
}
