package dev.forseti.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.RulePack;
import dev.forseti.model.UserId;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.wire.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles a condition, and lets it see an event when it is one. */
final class ConditionText {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final RoomEvent EVENT =
      new RoomEvent(
          new EventId("$event"),
          new RoomId("!room:one.example"),
          "m.room.message",
          null,
          new UserId("@new17:one.example"),
          NOW,
          NOW,
          new Json.Obj(
              Map.of(
                  "msgtype", new Json.Str("m.text"),
                  "body", new Json.Str("see https://shop.example/now for 50% off, today only"))),
          null,
          "fuzz",
          "1",
          Set.of(),
          Json.Obj.EMPTY);

  private ConditionText() {}

  static void run(byte[] input) {
    String quoted = JsonText.string(new Json.Str(new String(input, UTF_8)));
    String pack =
        """
        pack: fuzz
        counters:
          seen: {count: events, by: [sender], within: 10m}
        rules:
          - id: fuzz
            when: %s
            signal: {about: sender, weight: 1.0, harm: m.spam, because: "{seen} events"}
        """
            .formatted(quoted);
    RuleCompiler.Result compiled =
        RuleCompiler.compile(List.of(new RulePack("fuzz", pack, Map.of())));
    if (compiled.rules().size() > 0) {
      new LocalPipeline(compiled.rules(), ReputationRules.of(.0005, EvidenceGroups.NONE))
          .accept(EVENT);
    }
  }
}
