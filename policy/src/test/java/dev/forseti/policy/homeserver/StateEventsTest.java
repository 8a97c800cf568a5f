package dev.forseti.policy.homeserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonElements;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateEventsTest {
  private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 160);

  /** Whoever joins a public room writes one event of its state. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"m.room.member\",\"content\":{\"n\":9223372036854775808}}",
        "{\"type\":\"m.room.member\",\"content\":{\"n\":1e999}}",
        "{\"type\":\"m.room.member\",\"content\":{\"a\":1,\"a\":2}}",
        "{\"type\":\"m.room.member\",\"content\":{\"a\":\"\\ud800\"}}",
        "{\"type\":\"m.room.member\",\"state_key\":\"@a:b\",\"sender\":7,\"event_id\":\"$e\"}",
        "{}",
        "[]",
        "7",
      })
  void aStrangersEventHidesNoOther(String stranger) {
    assertThat(StateEvents.read(state(stranger)))
        .extracting(StateEvent::stateKey)
        .containsExactly("first", "last");
  }

  @Test
  void aDeepEventHidesNoOther() {
    String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);

    assertThat(StateEvents.read(state(deep))).hasSize(2);
  }

  /** Each event is read apart from the others. */
  private static JsonElements state(String stranger) {
    List<Json> items = new ArrayList<>();
    List<JsonRefused> refused = new ArrayList<>();
    for (String event : List.of(ours("first"), stranger, ours("last"))) {
      try {
        items.add(JsonText.parse(event.getBytes(UTF_8), LIMITS));
      } catch (JsonRefused bad) {
        refused.add(bad);
      }
    }
    return new JsonElements(items, refused);
  }

  private static String ours(String key) {
    return "{\"type\":\"m.policy.rule.user\",\"state_key\":\"%s\",\"sender\":\"@a:b\",\"event_id\":\"$%s\",\"content\":{}}"
        .formatted(key, key);
  }
}
