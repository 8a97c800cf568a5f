package dev.forseti.policy;

import dev.forseti.model.Decision;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Policy without topics: takes verdicts and decisions in and works off what they change. One thread
 * uses it. What could not be done now stays due.
 */
final class PolicyCore {
  private static final Logger log = LoggerFactory.getLogger(PolicyCore.class);

  /** Subjects settled before new records are looked at. */
  private static final int BATCH = 32;

  /** How often a subject may fail before all others come first: the fault may be in it alone. */
  private static final int PATIENCE = 3;

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final PolicyConfig config;
  private final HomeserverClient homeserver;
  private final Memory memory;
  private final Journal journal;
  private final Backoff backoff;
  private final LinkedHashSet<Subject> due = new LinkedHashSet<>();

  /** Subjects to look at again although nothing new is known; after all that is due. */
  private final LinkedHashSet<Subject> swept = new LinkedHashSet<>();

  private final Map<Subject, Integer> failures = new HashMap<>();
  private final Powers powers;
  private @Nullable Session session;

  /** What exists once the homeserver has answered. */
  private record Session(ListRoom room, Brakes brakes, Publisher publisher, Instant readAt) {}

  PolicyCore(
      PolicyConfig config,
      HomeserverClient homeserver,
      Memory memory,
      Journal journal,
      Consumer<Optional<String>> trouble) {
    this.backoff = new Backoff(trouble);
    this.config = config;
    this.homeserver = homeserver;
    this.memory = memory;
    this.journal = journal;
    this.powers = new Powers(homeserver, config.rooms());
  }

  void take(Verdict verdict, Instant now) {
    memory.add(verdict);
    if (session != null) {
      Memory.count(verdict, session.brakes(), now);
    }
    due.add(verdict.subject());
  }

  /** A moderator waits for nobody: the subject comes before those of verdicts. */
  void take(Decision decision) {
    memory.add(decision);
    due.addFirst(decision.subject());
  }

  /** Does what can be done now; whether more could be done at once. */
  boolean work(Instant now) {
    if (backoff.mustWait(now)) {
      return false;
    }
    Session open = session;
    boolean mustRead = open == null || !now.isBefore(open.readAt().plus(readBackEvery()));
    Response<?> stopped = mustRead ? readBack(now) : null;
    int left = BATCH;
    while (stopped == null && session != null && due() > 0 && left-- > 0) {
      LinkedHashSet<Subject> from = due.isEmpty() ? swept : due;
      Subject first = from.getFirst();
      stopped = session.publisher().settle(first, now);
      if (stopped == null) {
        from.removeFirst();
        failures.remove(first);
      } else if (failures.merge(first, 1, Integer::sum) >= PATIENCE) {
        from.removeFirst();
        swept.addLast(first);
      }
    }
    if (stopped != null) {
      backoff.failed(stopped, now);
      return false;
    }
    backoff.worked();
    return due() > 0;
  }

  /** How many subjects wait. */
  int due() {
    return due.size() + swept.size();
  }

  /** Connects if need be, reads the room, and makes due all that may differ or have run out. */
  private @Nullable Response<?> readBack(Instant now) {
    Session open = session;
    if (open == null) {
      Response<UserId> self = homeserver.whoami();
      if (!(self instanceof Response.Done<UserId>(UserId user))) {
        return self;
      }
      Response<RoomId> found = ListRoom.findOrMake(homeserver, config.room(), user);
      if (!(found instanceof Response.Done<RoomId>(RoomId id))) {
        return found;
      }
      open = open(new ListRoom(id, user), now);
    }
    Response<List<StateEvent>> state = homeserver.state(open.room().id);
    if (!(state instanceof Response.Done<List<StateEvent>>(List<StateEvent> events))) {
      return state;
    }
    open.room().readBack(events);
    powers.look();
    Set<UserId> powerful = powers.all();
    powerful.addAll(open.room().powerful());
    open.brakes().powerful(powerful);
    memory.forget(now);
    swept.addAll(memory.histories.keySet());
    swept.addAll(open.publisher().known());
    open.room().ours().values().forEach(entry -> swept.add(entry.subject()));
    open.brakes().expectRetractions(open.publisher().dueRetractions(now));
    session = new Session(open.room(), open.brakes(), open.publisher(), now);
    return null;
  }

  private Session open(ListRoom room, Instant now) {
    Set<RoomId> rooms = new HashSet<>(config.rooms());
    rooms.add(room.id);
    Brakes brakes = new Brakes(config.brakes(), room.self, rooms);
    memory.remind(brakes, now);
    log.info("publishing as {} into {}", room.self, room.id);
    Publisher publisher = new Publisher(config, homeserver, memory, journal, brakes, room, powers);
    return new Session(room, brakes, publisher, now);
  }

  /** Rooms that must be seen first are looked at more often. */
  private Duration readBackEvery() {
    Duration soon = powers.gap().isEmpty() ? config.readBackEvery() : LOOK_AGAIN;
    return soon.compareTo(config.readBackEvery()) < 0 ? soon : config.readBackEvery();
  }
}
