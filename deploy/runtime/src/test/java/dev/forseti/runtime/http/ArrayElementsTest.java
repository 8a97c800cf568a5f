package dev.forseti.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.model.Json;
import dev.forseti.model.Malformed.Reason;
import dev.forseti.wire.JsonElements;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayElementsTest {
  private static final JsonLimits EACH = new JsonLimits(100_000, 20);
  private static final String TEXT =
      " [ 1 , \"a,]\\\\\", {\"b\":[{\"c\":\"}\\\"\"},[]]} ,null,bad, [1,2] ] ";

  /** The state of a room that 2,000 hostile people have joined, in a heap for one of them. */
  @Test
  void readsEachElementBeforeTheNextOneArrives() throws JsonRefused {
    List<Json> seen = new ArrayList<>();
    var elements = new ArrayElements(EACH, json -> seen.add(json) && json instanceof Json.Int);
    byte[] large = ("\"" + "x".repeat(60_000) + "\",").getBytes(UTF_8);
    elements.take(bytes("["));

    for (int i = 1; i <= 2_000; i++) {
      elements.take(ByteBuffer.wrap(large));
      assertThat(seen).hasSize(1);
      seen.clear();
    }
    elements.take(bytes("7]"));

    assertThat(elements.all().items()).containsExactly(new Json.Int(7));
  }

  @Test
  void readsTheSameHoweverItIsCut() throws JsonRefused {
    byte[] text = TEXT.getBytes(UTF_8);
    var object = Map.<String, Json>of("b", array(new Json.Obj(Map.of("c", text("}\""))), array()));
    List<Json> expected =
        List.of(
            new Json.Int(1),
            text("a,]\\"),
            new Json.Obj(object),
            Json.Null.NULL,
            array(new Json.Int(1), new Json.Int(2)));
    for (int size = 1; size <= text.length; size++) {
      var elements = new ArrayElements(EACH, any -> true);
      for (int from = 0; from < text.length; from += size) {
        elements.take(ByteBuffer.wrap(text, from, Math.min(size, text.length - from)));
      }

      JsonElements all = elements.all();
      assertThat(all.items()).isEqualTo(expected);
      assertThat(all.refused()).hasSize(1);
    }
  }

  @Test
  void leavesOutAnElementThatIsTooLarge() throws JsonRefused {
    var elements = new ArrayElements(EACH, any -> true);
    elements.take(bytes("[\"" + "x".repeat(EACH.maxBytes()) + "\",1]"));

    JsonElements all = elements.all();
    assertThat(all.items()).containsExactly(new Json.Int(1));
    assertThat(all.refused()).singleElement().returns(Reason.TOO_LARGE, JsonRefused::reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[[[[[[]]]]]]]",
        "{\"a\":{\"b\":[{\"c\":{\"d\":{\"e\":1}}}]},\"f\":[]}",
        "{\"a\":1,\"a\":[2]}",
        "[{\"x\":9223372036854775808},[]]",
        "9223372036854775808",
        "1e999",
        "{\"a\\ud800\":[1]}",
        "\"\\ud800\"",
        "{\"a\"}",
      })
  void oneElementSpoilsNoOther(String bad) throws JsonRefused {
    var elements = new ArrayElements(new JsonLimits(1_000, 4), any -> true);
    elements.take(bytes("[1," + bad + ",[2]," + bad + "]"));

    JsonElements all = elements.all();
    assertThat(all.items()).containsExactly(new Json.Int(1), array(new Json.Int(2)));
    assertThat(all.refused()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[1,]", "[1", "[1] 2", "\"x\""})
  void whatIsNoArrayHasNoElements(String text) {
    var elements = new ArrayElements(EACH, any -> true);

    assertThatThrownBy(
            () -> {
              elements.take(bytes(text));
              elements.all();
            })
        .isInstanceOf(JsonRefused.class);
  }

  private static Json array(Json... items) {
    return new Json.Arr(List.of(items));
  }

  private static Json text(String value) {
    return new Json.Str(value);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
