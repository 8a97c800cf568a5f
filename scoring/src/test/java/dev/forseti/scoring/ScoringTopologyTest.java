package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringTopologyTest {
  private static final RulePack BROKEN = new RulePack("waves", "broken", Map.of());
  private static final Decision DECISION =
      new Decision(
          "d1",
          Subject.ofKey("user:@nobody:one.example"),
          Decision.Kind.LIST,
          "moderator",
          "spam",
          Harm.SPAM,
          Instant.parse("2026-01-01T00:00:00Z"),
          null,
          null);

  @TempDir Path folder = Path.of("");

  @Test
  void concludesWhatTheSameFunctionsConcludeInOrder() throws Exception {
    List<RoomEvent> events = Events.stream(42, 4_000);
    InOrder expected = new InOrder(CountingEngine.ENGINE, List.of()).run(events);

    Concluded found = run(events);

    assertThat(found.signals).hasSizeGreaterThan(1_000).isEqualTo(expected.signals);
    assertThat(found.verdicts)
        .filteredOn(verdict -> !verdict.subject().equals(DECISION.subject()))
        .hasSizeGreaterThan(5)
        .isEqualTo(expected.verdicts);
  }

  @Test
  void takesDecisionsAsEvidenceAndSetsABrokenPackAside() throws Exception {
    Concluded found = run(Events.stream(7, 50));

    assertThat(found.verdicts).extracting(Verdict::subject).contains(DECISION.subject());
    assertThat(found.malformed)
        .singleElement()
        .extracting(Malformed::tap, Malformed::position, Malformed::detail)
        .containsExactly("rules", "waves", "waves:1:1: broken");
  }

  private record Concluded(
      List<Signal> signals, List<Verdict> verdicts, List<Malformed> malformed) {}

  private Concluded run(List<RoomEvent> events) throws Exception {
    ScoringConfig config = config();
    StreamExecutionEnvironment env = ScoringJob.inProcess(config);
    env.configure(FlinkSettings.of(config));
    ScoringTopology.Outputs outputs =
        ScoringTopology.define(
            env.fromData(events, StreamTypes.EVENT).uid("events"),
            env.fromData(List.of(DECISION), StreamTypes.DECISION).uid("decisions"),
            env.fromData(List.of(BROKEN), StreamTypes.PACK).uid("packs"),
            CountingEngine.ENGINE,
            config);
    var signals = outputs.signals().collectAsync();
    var verdicts = outputs.verdicts().collectAsync();
    var malformed = outputs.malformed().collectAsync();
    env.executeAsync("test");
    try (signals;
        verdicts;
        malformed) {
      return new Concluded(all(signals), all(verdicts), all(malformed));
    }
  }

  private ScoringConfig config() {
    return new ScoringConfig(
        "127.0.0.1:1",
        "test",
        folder.toString(),
        Duration.ofMillis(200),
        1,
        Map.of(),
        Map.of(),
        0.0005,
        Duration.ofDays(1),
        0);
  }

  private static <T> List<T> all(Iterator<T> from) {
    List<T> all = new ArrayList<>();
    from.forEachRemaining(all::add);
    return all;
  }
}
