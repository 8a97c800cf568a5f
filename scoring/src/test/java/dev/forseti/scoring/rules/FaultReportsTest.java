package dev.forseti.scoring.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.ProtectedRooms;
import dev.forseti.features.SenderHistory;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.scoring.Events;
import dev.forseti.scoring.TestPacks;
import dev.forseti.scoring.stream.EventWithFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;

class FaultReportsTest {
  private static final long NOON = 1_767_268_800_000L;
  private static final String PACK =
      """
      pack: shares
      rules:
        - {id: share, when: 10 / text.letters > 3, signal: {weight: 1}}
        - {id: steady, when: text.letters > 3, signal: {weight: 1}}
      """;

  private final Map<String, Counter> metrics = new TreeMap<>();
  private final List<Malformed> reported = new ArrayList<>();
  private final FaultReports reports =
      new FaultReports(rule -> metrics.computeIfAbsent(rule.value(), id -> new SimpleCounter()), 0);
  private final CompiledRules reader = rules();
  private CompiledRules running = rules();

  private static CompiledRules rules() {
    var compiled = RuleCompiler.compile(List.of(TestPacks.pack("shares", PACK)));
    return new CompiledRules(compiled.rules());
  }

  private void says(String id, long afterMillis, String text) {
    RoomEvent event = Events.message(id, "r", "@a:one.example", 0, text);
    var read =
        new EventWithFeatures(
            event, reader.features(event, SenderHistory.startingAt(0), 0, ProtectedRooms.ALL));
    running.signals(read, List.of());
    reported.addAll(reports.after(event.eventId(), running, NOON + afterMillis));
  }

  @Test
  void tellsTheFirstFaultAtOnceAndThenEveryTenSeconds() {
    says("a", 0, "sound");
    says("b", 1, "123");
    says("c", 2, "456");
    says("d", 5_000, "789");
    assertThat(reported).hasSize(1);
    says("e", 10_001, "000");

    assertThat(reported)
        .extracting(Malformed::detail)
        .containsExactly(
            "1 division by zero, overflows or failed conversions since 2026-01-01 12:00,"
                + " the newest seen at $b",
            "4 divisions by zero, overflows or failed conversions since 2026-01-01 12:00,"
                + " the newest seen at $e");
    assertThat(reported).extracting(Malformed::position).containsOnly("share");
    assertThat(reported).extracting(Malformed::id).containsOnly("rules:fault:share:0");
  }

  @Test
  void countsEachFaultAtItsRuleAlsoOverAReload() {
    says("a", 0, "123");
    says("b", 2_000, "456");
    running = rules();
    says("c", 4_000, "789");

    assertThat(metrics).containsOnlyKeys("share");
    assertThat(metrics.get("share")).extracting(Counter::getCount).isEqualTo(3L);
  }
}
