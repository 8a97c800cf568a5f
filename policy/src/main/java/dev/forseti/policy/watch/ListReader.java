package dev.forseti.policy.watch;

import dev.forseti.model.RoomId;
import dev.forseti.policy.enforce.BackgroundCalls;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateBounds;
import dev.forseti.policy.watch.ListRooms.ReadList;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When lists are read: at the start, again and again, and at once when something happened in a
 * room. One that cannot be read is tried less and less often and holds up no other.
 */
final class ListReader {
  private static final Logger log = LoggerFactory.getLogger(ListReader.class);

  private static final int PARALLEL_CALLS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  /** A homeserver that gives no answer is no fault of the list. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

  /** News are waited for a moment, since they rarely come alone. */
  private static final Duration LEAST = Duration.ofMillis(200);

  /** How many times as long as a reading takes nothing more is read: large lists load nobody. */
  private static final int REST = 5;

  private final HomeserverClient homeserver;
  private final Duration every;
  private final StateBounds bounds;
  private final Map<String, Progress> lists = new LinkedHashMap<>();
  private final BackgroundCalls<Progress, Response<ReadList>> calls;
  private final Function<String, Set<RoomId>> before;

  /** How far the reading of one list is. */
  private static final class Progress {
    private final WatchedList list;
    private @Nullable RoomId room;
    private @Nullable Instant readAt;
    private boolean isRunning;
    private boolean hasNews;
    private Instant begunAt = Instant.MIN;
    private Duration took = Duration.ZERO;
    private int failures;
    private Instant notBefore = Instant.MIN;

    Progress(WatchedList list) {
      this.list = list;
    }

    boolean isDue(Instant now, Duration every) {
      if (isRunning) {
        return false;
      }
      if (begunAt.equals(Instant.MIN) || now.isBefore(begunAt)) {
        return true;
      }
      if (failures > 0) {
        return !now.isBefore(notBefore);
      }
      Duration rest = took.multipliedBy(REST);
      Duration soon = rest.compareTo(LEAST) > 0 ? rest : LEAST;
      return !now.isBefore(begunAt.plus(hasNews ? soon : every));
    }

    void failed(Response<?> answer, Instant now) {
      Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 9));
      Duration asked = answer instanceof Response.Retry<?> retry ? retry.after() : Duration.ZERO;
      boolean isSilent = answer instanceof Response.Retry<?> none && none.status() == 0;
      Duration longest = isSilent ? LONGEST_SILENCE : LONGEST_PAUSE;
      Duration pause = own.compareTo(longest) > 0 ? longest : own;
      failures++;
      notBefore = now.plus(asked.compareTo(pause) > 0 ? asked : pause);
    }
  }

  /**
   * A list that was asked for.
   *
   * @param list which one
   * @param answer what stands in it, or why that is not known
   * @param unread for how long it was not read, or since the start; nothing when it just was
   */
  record Finished(WatchedList list, Response<ReadList> answer, Duration unread) {}

  /**
   * Nothing was read yet.
   *
   * @param every how long a list without news is not read again
   * @param config which lists, and how much of each is taken in
   * @param before the rooms of a list that are known of before the start
   * @param executor where the homeserver is asked
   */
  ListReader(
      HomeserverClient homeserver,
      WatchConfig config,
      Duration every,
      Function<String, Set<RoomId>> before,
      Executor executor) {
    this.before = before;
    this.homeserver = homeserver;
    this.bounds = config.bounds();
    this.every = every;
    this.calls = new BackgroundCalls<>(executor, PARALLEL_CALLS);
    config.lists().forEach(list -> lists.put(list.name(), new Progress(list)));
  }

  /** Something happened in a room of the list. */
  void news(String list) {
    Progress progress = lists.get(list);
    if (progress != null) {
      progress.hasNews = true;
    }
  }

  /** Begins to read what is due. */
  void start(Instant now) {
    for (Progress each : lists.values()) {
      if (calls.free() > 0 && each.isDue(now, every)) {
        each.isRunning = true;
        each.hasNews = false;
        each.begunAt = now;
        each.readAt = each.readAt == null ? now : each.readAt;
        Set<RoomId> known = each.room == null ? before.apply(each.list.name()) : Set.of(each.room);
        calls.start(each, () -> read(each.list, known));
      }
    }
  }

  /** What a list's writers make fail is a trouble of that list and of nothing else. */
  private Response<ReadList> read(WatchedList list, Set<RoomId> known) {
    try {
      return ListRooms.read(homeserver, list, known, bounds);
    } catch (RuntimeException failure) {
      log.error("reading the list {} failed", list.name(), failure);
      return new Response.Refused<>("M_UNKNOWN", failure.getClass().getSimpleName());
    }
  }

  /** Whether a list was read that waits to be taken. */
  boolean hasFinished() {
    return calls.hasFinished();
  }

  /** What was read since. */
  List<Finished> takeFinished(Instant now) {
    List<Finished> finished = new ArrayList<>();
    for (var each : calls.takeFinished()) {
      Progress progress = each.key();
      progress.isRunning = false;
      Duration took = Duration.between(progress.begunAt, now);
      progress.took = took.isNegative() ? Duration.ZERO : took;
      if (each.result() instanceof Response.Done<ReadList>(ReadList read)) {
        progress.room = read.named();
        progress.readAt = now;
        progress.failures = 0;
      } else {
        progress.failed(each.result(), now);
      }
      Instant readAt = progress.readAt == null ? now : progress.readAt;
      finished.add(new Finished(progress.list, each.result(), Duration.between(readAt, now)));
    }
    return finished;
  }
}
