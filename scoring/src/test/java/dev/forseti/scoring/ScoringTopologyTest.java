package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.RuleCompiler;
import dev.forseti.rules.RuleSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringTopologyTest {
  private static final RulePack BROKEN = new RulePack("broken", "broken", Map.of());
  private static final RulePack PACK =
      new RulePack(
          "waves",
          """
          pack: waves
          about: Repetition, floods and good behaviour.
          counters:
            same_text: {count: distinct, of: sender, by: [text.fingerprint], within: 1h}
            room_events: {count: events, by: [room], within: 10m}
            sender_rooms: {count: distinct, of: room, by: [sender], within: 10m}
            same_link: {count: events, by: [link.domain], within: 1h}
            pair: {count: events, by: [sender, room], within: 1h}
          groups:
            repetition: {cap: 6.0}
          rules:
            - id: copy-paste
              when: same_text >= 3
              signal: {about: sender, weight: 3.1, group: repetition, harm: m.spam,
                       because: "the same text from {same_text} senders"}
              mode: suggest
            - id: link-flood
              when: same_link >= 5
              signal: {about: sender, weight: 2.7, harm: m.spam, because: "{same_link} links to one domain"}
              mode: act
            - id: busy-room
              when: room_events >= 9 && pair >= 2
              signal: {about: room, weight: 0.9, repeat: add, harm: m.spam, because: "{room_events} events"}
              mode: observe
            - id: many-rooms
              when: sender_rooms >= 4
              signal: {about: server, weight: 0.7, repeat: add, harm: m.spam, because: "{sender_rooms} rooms"}
              mode: observe
            - id: regular
              when: sender.messages >= 20
              signal: {about: sender, weight: -1.0, harm: m.spam, because: "has written {sender.messages} messages"}
              mode: observe
          """,
          Map.of());
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
  void concludesWhatTheLocalPipelineConcludes() throws Exception {
    List<RoomEvent> events = Events.stream(42, 4_000);
    RuleSet rules = RuleCompiler.compile(List.of(PACK)).rules();
    var local = new LocalPipeline(rules, ReputationRules.of(0.0005, rules.caps()));
    Map<String, String> signals = new TreeMap<>();
    Map<String, String> verdicts = new TreeMap<>();
    Set<EventId> seen = new HashSet<>();
    for (RoomEvent event : events) {
      if (seen.add(event.eventId())) {
        LocalPipeline.Result result = local.accept(event);
        result.signals().forEach(signal -> signals.put(signal.id(), signal.toString()));
        result.verdicts().forEach(verdict -> verdicts.put(verdict.id(), verdict.toString()));
      }
    }

    local
        .accept(DECISION)
        .verdicts()
        .forEach(verdict -> verdicts.put(verdict.id(), verdict.toString()));

    Concluded found = run(events, new ForsetiEngine(0.0005), List.of(PACK));

    Map<String, String> foundSignals = new TreeMap<>();
    Map<String, String> foundVerdicts = new TreeMap<>();
    found.signals.forEach(signal -> foundSignals.put(signal.id(), signal.toString()));
    found.verdicts.forEach(verdict -> foundVerdicts.put(verdict.id(), verdict.toString()));
    assertThat(foundSignals).hasSizeGreaterThan(500).isEqualTo(signals);
    assertThat(foundVerdicts).hasSizeGreaterThan(5).isEqualTo(verdicts);
  }

  @Test
  void takesDecisionsAsEvidenceAndSetsABrokenPackAside() throws Exception {
    Concluded found = run(Events.stream(7, 50), CountingEngine.ENGINE, List.of());

    assertThat(found.verdicts).extracting(Verdict::subject).contains(DECISION.subject());
    assertThat(found.malformed)
        .singleElement()
        .extracting(Malformed::tap, Malformed::position, Malformed::detail)
        .containsExactly("rules", "broken", "broken:1:1: broken");
  }

  private record Concluded(
      List<Signal> signals, List<Verdict> verdicts, List<Malformed> malformed) {}

  private Concluded run(List<RoomEvent> events, RuleEngine engine, List<RulePack> packs)
      throws Exception {
    ScoringConfig config = config(packs);
    StreamExecutionEnvironment env = ScoringJob.inProcess(config);
    env.configure(FlinkSettings.of(config));
    ScoringTopology.Outputs outputs =
        ScoringTopology.define(
            env.fromData(events, StreamTypes.EVENT).uid("events"),
            env.fromData(List.of(DECISION), StreamTypes.DECISION).uid("decisions"),
            env.fromData(List.of(BROKEN), StreamTypes.PACK).uid("packs"),
            engine,
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

  private ScoringConfig config(List<RulePack> packs) {
    return new ScoringConfig(
        "127.0.0.1:1",
        "test",
        folder.toString(),
        Duration.ofMillis(200),
        1,
        packs.stream().collect(Collectors.toMap(RulePack::name, RulePack::text)),
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
