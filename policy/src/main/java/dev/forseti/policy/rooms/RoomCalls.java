package dev.forseti.policy.rooms;

import dev.forseti.model.RoomId;
import dev.forseti.policy.enforce.BackgroundCalls;
import dev.forseti.policy.enforce.RoomBackoffs;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the homeserver is asked about rooms, in the background: in each room one call after the
 * other, rooms taking turns. One thread asks and gets the answers.
 */
public final class RoomCalls {
  private static final Logger log = LoggerFactory.getLogger(RoomCalls.class);

  /** So many wait in one room; what is beyond is not asked. */
  public static final int MOST_WAITING = 1_000;

  private final BackgroundCalls<Call, Answered> calls;
  private final RoomBackoffs backoffs = new RoomBackoffs();
  private final LinkedHashMap<RoomId, Line> waiting = new LinkedHashMap<>();
  private final Map<RoomId, Call> running = new HashMap<>();
  private final int mostTries;
  private final boolean isPatient;

  /** What waits in one room: what somebody looks for goes first. */
  private static final class Line {
    private final ArrayDeque<Call> soon = new ArrayDeque<>();
    private final ArrayDeque<Call> later = new ArrayDeque<>();

    private @Nullable Call next() {
      while (!soon.isEmpty() || !later.isEmpty()) {
        Call call = soon.isEmpty() ? later.removeFirst() : soon.removeFirst();
        if (call.isWanted.getAsBoolean()) {
          return call;
        }
      }
      return null;
    }
  }

  /** A call that waits or runs. */
  private static final class Call {
    private final RoomId room;
    private final boolean isSoon;
    private final BooleanSupplier isWanted;
    private final Supplier<Answered> question;
    private int tries;
    private boolean isForgotten;

    private Call(
        RoomId room, boolean isSoon, BooleanSupplier isWanted, Supplier<Answered> question) {
      this.room = room;
      this.isSoon = isSoon;
      this.isWanted = isWanted;
      this.question = question;
    }
  }

  /** An answer, and who takes it. */
  private record Answered(Response<?> answer, Runnable take) {}

  /**
   * Nothing is asked yet.
   *
   * @param parallel how many things are asked at a time
   * @param mostTries after so many answers that say "not now" the last one is the answer
   * @param isPatient whether no answer at all is no such answer, but that of a homeserver that is
   *     away
   */
  public RoomCalls(Executor executor, int parallel, int mostTries, boolean isPatient) {
    this.calls = new BackgroundCalls<>(executor, parallel);
    this.mostTries = mostTries;
    this.isPatient = isPatient;
  }

  /**
   * Asks behind all that waits in the room; false if too much does.
   *
   * @param isWanted is looked at when its turn has come: what is not wanted any more is not asked
   */
  public <T> boolean ask(
      RoomId room,
      BooleanSupplier isWanted,
      Supplier<Response<T>> question,
      Consumer<Response<T>> taker) {
    Line line = waiting.computeIfAbsent(room, r -> new Line());
    if (line.later.size() >= MOST_WAITING) {
      return false;
    }
    line.later.addLast(call(room, false, isWanted, question, taker));
    return true;
  }

  /** Asks before what waits in the room, and after what somebody else looks for. */
  public <T> void askSoon(
      RoomId room, Supplier<Response<T>> question, Consumer<Response<T>> taker) {
    waiting
        .computeIfAbsent(room, r -> new Line())
        .soon
        .addLast(call(room, true, () -> true, question, taker));
  }

  /** Whether nothing is asked about the room, and nothing waits to be. */
  public boolean isIdle(RoomId room) {
    return !waiting.containsKey(room) && !running.containsKey(room);
  }

  /** Nothing is to be asked about the room any more, and nobody waits for an answer. */
  public void forget(RoomId room) {
    waiting.remove(room);
    Call call = running.get(room);
    if (call != null) {
      call.isForgotten = true;
    }
  }

  private static <T> Call call(
      RoomId room,
      boolean isSoon,
      BooleanSupplier isWanted,
      Supplier<Response<T>> question,
      Consumer<Response<T>> taker) {
    return new Call(
        room,
        isSoon,
        isWanted,
        () -> {
          Response<T> answer = asked(question);
          return new Answered(answer, () -> taker.accept(answer));
        });
  }

  /** What a room of strangers holds may be of any kind: it must not end what is done in others. */
  private static <T> Response<T> asked(Supplier<Response<T>> question) {
    try {
      return question.get();
    } catch (RuntimeException unforeseen) {
      log.warn("what a homeserver answered cannot be taken: {}", unforeseen.getClass().getName());
      return new Response.Refused<>("M_UNKNOWN", "its answer cannot be read");
    }
  }

  /** Hands over the answers that came. */
  public void take(Instant now) {
    for (var finished : calls.takeFinished()) {
      Call call = finished.key();
      Answered answered = finished.result();
      running.remove(call.room);
      backoffs.record(call.room, answered.answer(), now);
      if (call.isForgotten) {
        continue;
      }
      if (isAskedAgain(call, answered.answer())) {
        Line line = waiting.computeIfAbsent(call.room, r -> new Line());
        (call.isSoon ? line.soon : line.later).addFirst(call);
      } else {
        answered.take().run();
      }
    }
  }

  private boolean isAskedAgain(Call call, Response<?> answer) {
    if (!(answer instanceof Response.Retry<?> retry)) {
      return false;
    }
    if (retry.status() != 0 || !isPatient) {
      call.tries++;
    }
    return call.tries < mostTries;
  }

  /** Asks what may be asked now; whether answers came meanwhile. */
  public boolean start(Instant now) {
    waiting.values().removeIf(line -> line.soon.isEmpty() && line.later.isEmpty());
    List<RoomId> free = new ArrayList<>(waiting.keySet());
    free.removeIf(room -> running.containsKey(room) || backoffs.mustWait(room, now));
    for (RoomId room : free) {
      Line line = waiting.get(room);
      if (calls.free() == 0 || line == null) {
        break;
      }
      Call call = line.next();
      waiting.putLast(room, line); // the next turn is another room's
      if (call != null) {
        running.put(room, call);
        calls.start(call, call.question);
      }
    }
    return calls.hasFinished();
  }
}
