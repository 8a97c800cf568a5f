package dev.forseti.policy.publish;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.util.List;
import java.util.Optional;

/** Reads an entry of the policy room as each type: what is read is the same when written again. */
public final class ReadEntry {
  private static final List<String> TYPES =
      List.of("m.policy.rule.user", "m.policy.rule.server", "m.policy.rule.room");

  private ReadEntry() {}

  /** One execution. */
  public static void run(byte[] input) {
    Json value;
    try {
      value = JsonText.parse(input, JsonLimits.EVENT);
    } catch (JsonRefused noJson) {
      return;
    }
    if (value instanceof Json.Obj content) {
      for (String type : TYPES) {
        PolicyRuleCodec.read(type, content)
            .ifPresent(
                entry -> {
                  var again = PolicyRuleCodec.read(type, PolicyRuleCodec.content(entry));
                  if (!again.equals(Optional.of(entry))) {
                    throw new IllegalStateException("another entry: " + entry + ", " + again);
                  }
                  PolicyRuleCodec.stateKey(entry.subject());
                  PolicyRuleCodec.asRead(entry.subject());
                });
      }
    }
  }
}
