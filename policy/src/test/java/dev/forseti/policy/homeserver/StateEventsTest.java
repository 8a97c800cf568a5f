package dev.forseti.policy.homeserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.policy.World;
import dev.forseti.runtime.http.Response;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateEventsTest {
  private static final String CREATE =
      "{\"type\":\"m.room.create\",\"state_key\":\"\",\"sender\":\"@a:b\",\"event_id\":\"$c\",\"content\":{}}";
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
    assertThat(read(state(stranger)))
        .extracting(StateEvent::stateKey)
        .containsExactly("first", "last");
  }

  @Test
  void aDeepEventHidesNoOther() {
    String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);

    assertThat(read(state(deep))).hasSize(2);
  }

  @Test
  void beyondItsBoundsNothingOfAStateIsTakenIn() {
    List<Json> state = state("{}");
    long weight = 2 * StateBounds.weight("m.policy.rule.user", "first", Json.Obj.EMPTY);

    assertThat(read(state, new StateBounds(2, weight))).isInstanceOf(Response.Done.class);
    assertThat(read(state, new StateBounds(1, weight)).why()).contains("M_TOO_LARGE", "1 pieces");
    assertThat(read(state, new StateBounds(2, weight - 3)).why()).contains("M_TOO_LARGE");
  }

  @Test
  void manySmallFieldsWeighWhatTheyTakeInMemory() {
    Map<String, Json> fields = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      fields.put("" + i, new Json.Int(i));
    }
    assertThat(StateBounds.weight("t", "", new Json.Obj(fields))).isGreaterThan(1_000_000);
  }

  private static List<StateEvent> read(List<Json> state) {
    return World.done(read(state, StateBounds.NONE));
  }

  private static Response<List<StateEvent>> read(List<Json> state, StateBounds bounds) {
    StateCollector collector = new StateCollector("m.policy.rule.user"::equals, bounds);
    state.forEach(collector::take);
    return collector.all();
  }

  /** Each event is read apart from the others. */
  private static List<Json> state(String stranger) {
    List<Json> items = new ArrayList<>();
    for (String event : List.of(CREATE, ours("first"), stranger, ours("last"))) {
      try {
        items.add(JsonText.parse(event.getBytes(UTF_8), LIMITS));
      } catch (JsonRefused bad) {
        assertThat(event).isEqualTo(stranger);
      }
    }
    return items;
  }

  private static String ours(String key) {
    return "{\"type\":\"m.policy.rule.user\",\"state_key\":\"%s\",\"sender\":\"@a:b\",\"event_id\":\"$%s\",\"content\":{}}"
        .formatted(key, key);
  }
}
