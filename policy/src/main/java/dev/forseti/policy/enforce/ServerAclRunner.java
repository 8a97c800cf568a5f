package dev.forseti.policy.enforce;

import dev.forseti.model.Measure;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.policy.enforce.RoomActionCall.Performed;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Shuts servers out of rooms and lets them in again, in the background, and records what the
 * homeserver answers. What is planned for one room goes in one event, and the next one some seconds
 * later: each is sent to every server of the room. Used by the thread that owns the state.
 */
final class ServerAclRunner {
  private static final int PARALLEL_CALLS = 4;
  private static final int MOST_AT_ONCE = 200;
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  /** So long an event may still be made whose answer did not come: it holds the older content. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private final OutcomeRecorder recorder;
  private final ServerAclCall call;
  private final BackgroundCalls<Batch, Response<List<Performed>>> calls;
  private final RoomBackoffs backoffs = new RoomBackoffs();
  private final Map<RoomId, Map<String, RoomAction>> waiting = new LinkedHashMap<>();
  private final Map<RoomId, List<RoomAction>> running = new HashMap<>();

  /** Of each subject the actions that are wanted and not done yet. */
  private final Map<Subject, Map<String, RoomAction>> wanted = new HashMap<>();

  /** When each room was asked last, or may still change by an older call. */
  private final Map<RoomId, Instant> asked = new HashMap<>();

  /** What was refused since the start; power may have been given to us since the one before. */
  private final Set<String> refused = new HashSet<>();

  private record Batch(RoomId room, List<RoomAction> actions) {}

  /** Nothing is planned yet. */
  ServerAclRunner(HomeserverClient homeserver, OutcomeRecorder recorder, Executor executor) {
    this.recorder = recorder;
    this.call = new ServerAclCall(homeserver);
    this.calls = new BackgroundCalls<>(executor, PARALLEL_CALLS);
  }

  /**
   * From now on this is planned for the server, instead of what waited; what runs goes on.
   *
   * @return the ids of the measures that wait or run
   */
  Set<String> replace(Subject server, List<RoomAction> planned) {
    planned(server).forEach(this::forget);
    Set<String> open = new HashSet<>();
    running.values().stream()
        .flatMap(List::stream)
        .filter(action -> action.measure().subject().equals(server))
        .forEach(action -> open.add(action.id()));
    for (RoomAction action : planned) {
      if (!refused.contains(action.id())) {
        add(wanted, server, action);
        if (open.add(action.id())) {
          add(waiting, action.room(), action);
        }
      }
    }
    return open;
  }

  private void forget(RoomAction action) {
    remove(wanted, action.measure().subject(), action);
    remove(waiting, action.room(), action);
  }

  private static <K> void add(Map<K, Map<String, RoomAction>> all, K key, RoomAction action) {
    all.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(action.id(), action);
  }

  private static <K> void remove(Map<K, Map<String, RoomAction>> all, K key, RoomAction action) {
    all.computeIfPresent(
        key,
        (k, there) -> {
          there.remove(action.id());
          return there.isEmpty() ? null : there;
        });
  }

  /** What is planned for the server and not done yet. */
  List<RoomAction> planned(Subject server) {
    return List.copyOf(wanted.getOrDefault(server, Map.of()).values());
  }

  /**
   * Asks for what may be asked now.
   *
   * @param mayShutOut whether servers may be shut out; else they wait
   */
  void start(Predicate<RoomAction> mayStart, boolean mayShutOut, Instant now) {
    List<Batch> batches = new ArrayList<>();
    for (RoomId room : List.copyOf(waiting.keySet())) {
      if (batches.size() < calls.free() && isReady(room, now)) {
        List<RoomAction> actions = next(room, mayStart, mayShutOut, now);
        if (!actions.isEmpty()) {
          batches.add(new Batch(room, actions));
        }
      }
    }
    if (batches.isEmpty()) {
      return;
    }
    for (Batch batch : batches) {
      batch.actions().forEach(each -> recorder.attempts().record(each.measure(), now));
      running.put(batch.room(), batch.actions());
      asked.put(batch.room(), now);
    }
    recorder.flush(); // what was asked must be known after a crash, before it is done
    for (Batch batch : batches) {
      calls.start(batch, () -> call.perform(batch.room(), batch.actions()));
    }
  }

  /** The clock may be set: then nothing waits for the old time. */
  private boolean isReady(RoomId room, Instant now) {
    Instant last = asked.getOrDefault(room, Instant.MIN);
    boolean isSoon =
        now.isBefore(last.plus(BETWEEN)) && !now.isBefore(last.minus(LATE).minus(BETWEEN));
    return !running.containsKey(room) && !isSoon && !backoffs.mustWait(room, now);
  }

  /** Of what waits for the room, what goes together: who is let in again comes first. */
  private List<RoomAction> next(
      RoomId room, Predicate<RoomAction> mayStart, boolean mayShutOut, Instant now) {
    List<RoomAction> due = new ArrayList<>();
    for (RoomAction action : List.copyOf(waiting.getOrDefault(room, Map.of()).values())) {
      boolean mustWait = !mayShutOut && action.measure().kind() == Kind.BAN;
      if (!mustWait && mayStart.test(action)) {
        due.add(action.at(now));
      } else if (!mustWait) {
        forget(action);
      }
    }
    Kind kind =
        due.stream().anyMatch(each -> each.measure().kind() == Kind.UNBAN) ? Kind.UNBAN : Kind.BAN;
    List<RoomAction> next =
        due.stream().filter(each -> each.measure().kind() == kind).limit(MOST_AT_ONCE).toList();
    next.forEach(each -> remove(waiting, room, each));
    return next;
  }

  /** Whether answers wait to be recorded. */
  boolean hasFinished() {
    return calls.hasFinished();
  }

  /** Whether it is being asked about any room. */
  boolean isAsking() {
    return !running.isEmpty();
  }

  boolean isHomeserverSilent() {
    return backoffs.isSilent() && !waiting.isEmpty();
  }

  /** Records what the homeserver has answered. */
  void recordFinished(Instant now) {
    for (var each : calls.takeFinished()) {
      RoomId room = each.key().room();
      running.remove(room);
      backoffs.record(room, each.result(), now);
      if (each.result() instanceof Response.Retry<?> retry && retry.status() == 0) {
        asked.put(room, now.plus(LATE));
      }
      record(each.key().actions(), each.result(), now);
    }
  }

  private void record(List<RoomAction> actions, Response<List<Performed>> answer, Instant now) {
    switch (answer) {
      case Response.Done<List<Performed>>(List<Performed> results) -> {
        for (int i = 0; i < actions.size(); i++) {
          record(actions.get(i), results.get(i), now);
        }
      }
      case Response.Refused<List<Performed>> refusal -> {
        for (RoomAction action : actions) {
          forget(action);
          refused.add(action.id());
          recorder.recordRefused(action.measure(), refusal.why(), now);
        }
      }
      case Response.Retry<List<Performed>> retry -> {
        for (RoomAction action : actions) {
          if (isWanted(action)) {
            add(waiting, action.room(), action);
            recorder.recordIfNew(action.measure(), Status.RETRYING, retry.why(), now);
          }
        }
      }
    }
  }

  private boolean isWanted(RoomAction action) {
    return wanted.getOrDefault(action.measure().subject(), Map.of()).containsKey(action.id());
  }

  private void record(RoomAction action, Performed performed, Instant now) {
    Measure measure = action.measure();
    forget(action);
    switch (performed) {
      case Performed.Done done -> recorder.recordDone(measure, done.event(), now);
      case Performed.Already(String detail) -> {
        if (measure.kind() == Kind.BAN) {
          refused.add(action.id()); // it is checked again at the next start
        }
        recorder.recordAlready(measure, detail, now);
      }
      case Performed.MayBan look -> throw new IllegalStateException("nobody looked");
    }
  }
}
