package dev.forseti.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.ingest.clock.TapClock;
import dev.forseti.model.EventFlag;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.ServerName;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final String SOFT_FAILED = "\"io.element.synapse.soft_failed\":true";
  private static final String SPAMMY = "\"io.element.synapse.policy_server_spammy\":true";

  private final InMemoryEventLog log = new InMemoryEventLog();
  private final IngestMetrics metrics = new IngestMetrics();

  @Test
  void storesAnEventAgainWithAllFlagsWhenAnotherTapKnowsMore() {
    take("one", "1", event("a", ""));
    take("two", "1", event("a", SOFT_FAILED));
    take("two", "2", event("a", SPAMMY));
    take("three", "1", event("a", SOFT_FAILED));

    assertThat(log.events())
        .extracting(RoomEvent::flags)
        .containsExactly(
            Set.of(),
            Set.of(EventFlag.SOFT_FAILED),
            Set.of(EventFlag.SOFT_FAILED, EventFlag.POLICY_REFUSED));
    IngestMetrics.Snapshot counts = metrics.snapshot();
    assertThat(counts.decoded()).isOne();
    assertThat(counts.duplicates()).isEqualTo(3);
    assertThat(counts.flagsJoined()).isEqualTo(2);
  }

  @Test
  void unitesCopiesOfOneBatchInOneRecord() {
    take("one", "1", event("a", SPAMMY), event("a", SOFT_FAILED), event("a", ""));

    assertThat(log.events())
        .extracting(RoomEvent::flags)
        .containsExactly(Set.of(EventFlag.SOFT_FAILED, EventFlag.POLICY_REFUSED));
    assertThat(metrics.snapshot().received()).isEqualTo(3);
    assertThat(metrics.snapshot().duplicates()).isEqualTo(2);
  }

  /** It counts as malformed, and scoring sees who sent it. */
  @Test
  void storesWhatCannotBeReadForItsSender() {
    String unreadable = event("a", "\"n\":1e999");
    take("one", "1", unreadable, unreadable, event("b", ""));
    take("two", "1", unreadable);

    assertThat(log.events())
        .extracting(RoomEvent::flags)
        .containsExactly(Set.of(EventFlag.UNREADABLE), Set.of());
    IngestMetrics.Snapshot counts = metrics.snapshot();
    assertThat(counts.decoded()).isOne();
    assertThat(counts.malformed()).isEqualTo(3);
    assertThat(counts.duplicates() + counts.flagsJoined()).isZero();
  }

  @Test
  void takesTheFirstCopyThatCanBeRead() {
    take("one", "1", event("a", "\"n\":1e999"));
    take("two", "1", event("a", ""), event("a", "\"n\":1e999"));
    take("two", "2", event("a", ""));

    assertThat(log.events())
        .extracting(RoomEvent::flags)
        .containsExactly(Set.of(EventFlag.UNREADABLE), Set.of());
    assertThat(metrics.snapshot().decoded()).isOne();
    assertThat(metrics.snapshot().duplicates()).isOne();
  }

  /** A copy without its content must not take the place of the one that has it. */
  @Test
  void aRedactedCopyAddsNothing() {
    take("one", "1", event("a", ""));
    take("two", "1", event("a", SOFT_FAILED + ",\"redacted_because\":{}"));

    assertThat(log.events()).hasSize(1);
    assertThat(metrics.snapshot().duplicates()).isOne();
  }

  @Test
  void aRepeatedBatchIsADuplicateAsAWholeOnlyWhereItsSenderRepeats() {
    Intake intake = new Intake("one", log, metrics);
    List<Intake.Item> items = items("1", event("a", ""), "{");

    intake.takeOnce("1", Instant.EPOCH, items);
    intake.takeOnce("1", Instant.EPOCH, items);
    assertThat(metrics.snapshot().duplicates()).isEqualTo(2);
    intake.take("1", Instant.EPOCH, items);
    assertThat(metrics.snapshot().duplicates()).isEqualTo(3);
    assertThat(metrics.snapshot().malformed()).isEqualTo(2);
    assertThat(metrics.snapshot().received()).isEqualTo(6);
  }

  /** The clock does not move on with a batch that is not stored, since it comes again. */
  @Test
  void aBatchAfterAnOutageCountsWhenItWasSentAlsoAtTheSecondAttempt() {
    var failing = new FailingEventLog(log);
    var home = TapClock.of(new ServerName("hs"));
    Intake intake = new Intake("one", failing, metrics, home);
    Instant late = Instant.ofEpochSecond(7_200);
    List<Intake.Item> items =
        List.of(new Intake.Item(event("a", "").getBytes(UTF_8), "1", late), sent("b", 600, late));

    failing.next(FailingEventLog.Next.FAILS);
    assertThatThrownBy(() -> intake.take("1", late, items)).isInstanceOf(EventLogUnavailable.class);
    intake.take("1", late, items);

    assertThat(log.events())
        .extracting(event -> event.countedAt().toEpochMilli())
        .containsExactly(1L, 600_000L);
    assertThat(log.events()).allMatch(event -> event.receivedAt().equals(late));
  }

  private static Intake.Item sent(String id, long second, Instant received) {
    String text = event(id, "").replace("_ts\":1,", "_ts\":" + second * 1_000 + ",");
    return new Intake.Item(text.getBytes(UTF_8), "1", received);
  }

  private void take(String tap, String position, String... events) {
    new Intake(tap, log, metrics).take(position, Instant.EPOCH, items(position, events));
  }

  private static List<Intake.Item> items(String position, String... events) {
    return List.of(events).stream()
        .map(text -> new Intake.Item(text.getBytes(UTF_8), position, Instant.EPOCH))
        .toList();
  }

  private static String event(String id, String unsigned) {
    return """
    {"type":"m.room.message","event_id":"$%s","room_id":"!r:hs","sender":"@a:hs",\
    "origin_server_ts":1,"content":{},"unsigned":{%s}}\
    """
        .formatted(id, unsigned);
  }
}
