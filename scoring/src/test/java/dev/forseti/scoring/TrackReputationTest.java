package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.scoring.stream.SubjectNews;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackReputationTest {
  private static final Subject EVE = Subject.ofKey("user:@eve:evil.example");

  @TempDir Path folder = Path.of("");

  @Test
  void tellsTheNewestOfManyChangesAfterAMoment() throws Exception {
    try (var harness = opened()) {
      harness.processElement(news("$a", .1), 0);
      harness.processElement(news("$b", .1), 0);
      harness.processElement(news("$c", .1), 0);
      assertThat(harness.extractOutputValues()).isEmpty();

      harness.setProcessingTime(500);

      assertThat(firings(harness)).containsExactly(3);
    }
  }

  @Test
  void tellsWhatChangedBeforeACheckpoint() throws Exception {
    try (var harness = opened()) {
      harness.processElement(news("$a", .1), 0);
      harness.prepareSnapshotPreBarrier(1);

      assertThat(firings(harness)).containsExactly(1);
    }
  }

  @Test
  void tellsAChangeOfStandingAtOnceAndNothingOlderAfterIt() throws Exception {
    try (var harness = opened()) {
      harness.processElement(news("$a", .1), 0);
      harness.processElement(news("$b", 20), 0);
      assertThat(harness.getSideOutput(TrackReputation.VERDICTS)).hasSize(1);

      harness.setProcessingTime(500);

      assertThat(firings(harness)).containsExactly(2);
    }
  }

  private static List<Integer> firings(
      KeyedOneInputStreamOperatorTestHarness<String, SubjectNews, Reputation> harness) {
    return harness.extractOutputValues().stream()
        .map(reputation -> reputation.contributions().getFirst().firings())
        .toList();
  }

  private static SubjectNews news(String event, double weight) {
    var id = new EventId(event);
    var room = new RoomId("!r:one.example");
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    var signal =
        new Signal(
            event,
            new RuleId("rule"),
            "v",
            EVE,
            id,
            room,
            at,
            weight,
            "",
            Signal.Repeat.ONCE,
            Harm.SPAM,
            Mode.ACT,
            "because",
            "",
            "",
            Map.of());
    return new SubjectNews(EVE, id, room, at, true, List.of(signal), null, Map.of());
  }

  private KeyedOneInputStreamOperatorTestHarness<String, SubjectNews, Reputation> opened()
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new TrackReputation(TestJob.config(folder, 1, TestPacks.SENDERS)),
            (SubjectNews news) -> news.subject().key(),
            Types.STRING);
    harness.open();
    return harness;
  }
}
