package dev.forseti.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.TapPosition;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every log keeps; each test uses a tap of its own, so that a log may be shared. */
abstract class EventLogContract {
  static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);

  abstract EventLog log();

  @Test
  void knowsNoPositionOfATapThatNeverStored() {
    assertThat(log().lastPosition("unknown")).isEmpty();
  }

  @Test
  void keepsTheNewestPositionOfEachTap() {
    log().append(List.of(), List.of(), position("a", "1"));
    log().append(List.of(), List.of(), position("b", "7"));
    log().append(List.of(), List.of(), position("a", "2"));

    assertThat(log().lastPosition("a")).contains(position("a", "2"));
    assertThat(log().lastPosition("b")).contains(position("b", "7"));
  }

  @Test
  void givesTheIdsOfWhatWasStored() {
    log().append(List.of(event("x1"), event("x2")), List.of(malformed()), position("ids", "1"));
    log().append(List.of(event("x3")), List.of(), position("ids", "2"));

    assertThat(ids(log(), 1_000))
        .containsSubsequence(new EventId("$x1"), new EventId("$x2"))
        .contains(new EventId("$x3"));
  }

  @Test
  void givesNoMoreIdsThanAskedFor() {
    log().append(List.of(event("y1"), event("y2"), event("y3")), List.of(), position("few", "1"));

    assertThat(ids(log(), 2)).hasSizeBetween(1, 2);
  }

  @Test
  void takesAppendsOfManyThreads() throws Exception {
    List<Callable<Void>> appends =
        IntStream.range(0, 40)
            .<Callable<Void>>mapToObj(
                i ->
                    () -> {
                      log().append(List.of(event("t" + i)), List.of(), position("many", "" + i));
                      return null;
                    })
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(appends)) {
        done.get();
      }
    }

    assertThat(ids(log(), 1_000))
        .containsAll(IntStream.range(0, 40).mapToObj(i -> new EventId("$t" + i)).toList());
  }

  static TapPosition position(String tap, String position) {
    return new TapPosition(tap, position, NOW);
  }

  static Malformed malformed() {
    return new Malformed("t 1#0", "t", "1#0", Malformed.Reason.NOT_JSON, "detail", "{", NOW);
  }

  static RoomEvent event(String id) {
    return new RoomEvent(
        new EventId("$" + id),
        new RoomId("!r:hs"),
        "m.room.message",
        null,
        new UserId("@a:hs"),
        NOW,
        NOW,
        Json.Obj.EMPTY,
        null,
        "t",
        id,
        Set.of(),
        Json.Obj.EMPTY);
  }

  static List<EventId> ids(EventLog log, int limit) {
    return log.recentEvents(limit).stream().map(SeenEvent::id).toList();
  }
}
