package dev.forseti.policy;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.policy.homeserver.RoomMember;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.homeserver.simulated.SimulatedHomeserver;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A homeserver that counts as a real one, can be away, and during whose calls we may die. */
public final class TestHomeserver implements HomeserverClient {
  public static final UserId SELF = new UserId("@forseti:own.example");

  public final SimulatedHomeserver inner = SimulatedHomeserver.dryRun(SELF);

  /** The state keys of entries that were written, oldest first. */
  public final List<String> sent = new ArrayList<>();

  /** ACLs of rooms that were written, one each. */
  public final List<String> acls = new CopyOnWriteArrayList<>();

  /**
   * What goes wrong with pieces of state, by their keys: a code of Matrix's, or a passing fault.
   */
  public final Map<String, String> faults = new ConcurrentHashMap<>();

  /** Rooms that nobody lets us into. */
  public final Set<RoomId> closed = ConcurrentHashMap.newKeySet();

  /** Aliases whose servers give no answer. */
  public final Set<String> silentAliases = ConcurrentHashMap.newKeySet();

  /** Rooms whose state the client fails at. */
  public final Set<RoomId> poisoned = ConcurrentHashMap.newKeySet();

  /** Rooms where we have no power. */
  public final Set<RoomId> powerless = ConcurrentHashMap.newKeySet();

  /** Rooms in which nothing can be done now, and what they answer. */
  public final Map<RoomId, Response.Retry<?>> failing = new ConcurrentHashMap<>();

  /** What happens before somebody is banned or unbanned, on the thread that asks. */
  public volatile Runnable beforeBan = () -> {};

  /** What changed something, by its kind of measure, oldest first. */
  public final List<String> effects = new CopyOnWriteArrayList<>();

  /** How often somebody was banned or unbanned. */
  public final AtomicInteger bans = new AtomicInteger();

  /** How often we asked to be let into a room. */
  public final AtomicInteger joins = new AtomicInteger();

  /** Whether bans are done and no answer comes. */
  public volatile boolean loseAnswers;

  /** Whether we may act as other users of the homeserver. */
  public volatile boolean masquerades = true;

  public volatile boolean away;

  /** Whether no whole state of a room ever ends. */
  public volatile boolean stateStalls;

  /** Whether single pieces of state do not come either. */
  public volatile boolean piecesStall;

  private final Mishap mishap;

  public TestHomeserver(Mishap mishap) {
    this.mishap = mishap;
  }

  private <T> Response<T> answer(Supplier<Response<T>> call) {
    if (away) {
      return new Response.Retry<>(Duration.ofSeconds(1), "away");
    }
    mishap.step();
    Response<T> answer = call.get();
    mishap.step();
    return answer;
  }

  @Override
  public boolean isSimulated() {
    return false;
  }

  @Override
  public Response<UserId> whoami() {
    return answer(inner::whoami);
  }

  @Override
  public Response<RoomId> createPolicyRoom(PolicyRoomSpec request) {
    return answer(() -> inner.createPolicyRoom(request));
  }

  @Override
  public Response<RoomId> resolveAlias(String alias) {
    return answer(
        () ->
            silentAliases.contains(alias)
                ? new Response.Retry<>(Duration.ofSeconds(1), "its server is away")
                : inner.resolveAlias(alias));
  }

  @Override
  public Response<RoomId> join(RoomId room, List<ServerName> via) {
    joins.incrementAndGet();
    return answer(
        () ->
            closed.contains(room)
                ? new Response.Refused<>("M_FORBIDDEN", "you are not invited")
                : inner.join(room, via));
  }

  @Override
  public Response<RoomId> joinByAlias(String alias) {
    Response<RoomId> found = resolveAlias(alias);
    return found instanceof Response.Done<RoomId>(RoomId room) ? join(room) : found;
  }

  @Override
  public Response<Set<RoomId>> joinedRooms() {
    return answer(inner::joinedRooms);
  }

  @Override
  public Response<EventId> send(RoomId room, String type, String transaction, Json.Obj content) {
    return answer(() -> inner.send(room, type, transaction, content));
  }

  @Override
  public Response<List<StateEvent>> state(RoomId room, Predicate<String> types) {
    if (poisoned.contains(room)) {
      throw new IllegalStateException("nobody thought of what stands there");
    }
    return answer(
        () ->
            stateStalls
                ? new Response.Retry<>(Duration.ofSeconds(1), "did not end")
                : inner.state(room, types));
  }

  @Override
  public Response<StateEvent> stateEvent(RoomId room, String type, String stateKey) {
    return answer(
        () ->
            piecesStall
                ? new Response.Retry<>(Duration.ofSeconds(1), "did not end")
                : inner.stateEvent(room, type, stateKey));
  }

  @Override
  public Response<Json.Obj> content(RoomId room, String type, String stateKey) {
    return answer(() -> inner.content(room, type, stateKey));
  }

  @Override
  public Response<RoomMember> member(RoomId room, UserId user) {
    return answer(() -> inner.member(room, user));
  }

  @Override
  public Response<Set<UserId>> creators(RoomId room) {
    return answer(() -> inner.creators(room));
  }

  @Override
  public Response<EventId> sendState(RoomId room, String type, String stateKey, Json.Obj content) {
    return answer(
        () -> {
          String fault = faults.get(stateKey);
          if (fault != null) {
            return fault.startsWith("M_")
                ? new Response.Refused<>(fault, "no")
                : new Response.Retry<>(Duration.ofSeconds(1), fault);
          }
          (type.equals("m.room.server_acl") ? acls : sent)
              .add(stateKey.isEmpty() ? type : stateKey);
          return effect(
              content.fields().isEmpty() ? Kind.RETRACT : Kind.PUBLISH,
              () -> inner.content(room, type, stateKey),
              () -> inner.sendState(room, type, stateKey, content));
        });
  }

  @Override
  public Response<EventId> redact(RoomId room, EventId event, String transaction, String reason) {
    return answer(
        () ->
            effect(
                Kind.REDACT,
                inner.server()::redactions,
                () -> inner.redact(room, event, transaction, reason)));
  }

  @Override
  public Response<Ok> ban(RoomId room, UserId user, String reason) {
    return answer(
        () ->
            powerless.contains(room)
                ? new Response.Refused<>("M_FORBIDDEN", "you have no power here")
                : inRoom(Kind.BAN, room, user, () -> inner.ban(room, user, reason)));
  }

  @Override
  public Response<Ok> unban(RoomId room, UserId user) {
    return answer(() -> inRoom(Kind.UNBAN, room, user, () -> inner.unban(room, user)));
  }

  @Override
  public Response<Ok> rejectInvite(RoomId room, UserId invited) {
    return answer(
        () -> {
          if (!masquerades) {
            return new Response.Refused<>("M_EXCLUSIVE", "not our user");
          }
          Response.Retry<?> failure = failing.get(room);
          return failure == null ? inner.rejectInvite(room, invited) : failure.failed();
        });
  }

  @Override
  public Response<Ok> retractInvite(RoomId room, UserId invited) {
    return answer(() -> inner.retractInvite(room, invited));
  }

  private Response<Ok> inRoom(Kind kind, RoomId room, UserId user, Supplier<Response<Ok>> call) {
    beforeBan.run();
    bans.incrementAndGet();
    Response.Retry<?> failure = failing.get(room);
    if (failure != null) {
      return failure.failed();
    }
    Response<Ok> answer =
        effect(kind, () -> inner.content(room, "m.room.member", user.value()), call);
    return loseAnswers ? new Response.Retry<>(Duration.ofSeconds(1), "timed out") : answer;
  }

  /** Notes what changed something; the process may die before or after. */
  private <T> T effect(Kind kind, Supplier<Object> state, Supplier<T> call) {
    mishap.reach("BEFORE " + kind);
    Object before = state.get();
    T answer = call.get();
    if (!before.equals(state.get())) {
      effects.add(kind.name());
    }
    mishap.reach("AFTER " + kind);
    return answer;
  }
}
