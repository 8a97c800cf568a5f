package dev.forseti.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forseti.model.Json;
import dev.forseti.model.Malformed.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
  private static final JsonLimits SMALL = new JsonLimits(1_000, 4);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":2} | DUPLICATE_KEY",
        "[[[[[]]]]] | TOO_DEEP",
        "{\"a\":{\"b\":{\"c\":{\"d\":{}}}}} | TOO_DEEP",
        "[1e999] | NUMBER_OUT_OF_RANGE",
        "[9223372036854775808] | NUMBER_OUT_OF_RANGE",
        "[\"\\ud800\"] | NOT_JSON",
        "[1,] | NOT_JSON",
        "{\"a\" | NOT_JSON",
        "{} {} | NOT_JSON",
        "[NaN] | NOT_JSON",
        "[01] | NOT_JSON",
        "# | NOT_JSON",
      })
  void refusesWithItsReason(String text, Reason reason) {
    assertThat(refused(text.getBytes(UTF_8)).reason()).isEqualTo(reason);
  }

  @Test
  void refusesNothing() {
    assertThat(refused(new byte[0]).reason()).isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void refusesMoreBytesThanAllowed() {
    byte[] text = ("\"" + "x".repeat(999) + "\"").getBytes(UTF_8);

    assertThat(refused(text).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesInvalidUtf8() {
    assertThat(refused("\"é\"".getBytes(StandardCharsets.ISO_8859_1)).detail())
        .isEqualTo("not UTF-8");
  }

  /** Found by fuzzing: the parser guessed UTF-32, and failed as nobody expected. */
  @Test
  void refusesEveryOtherEncoding() {
    byte[] guessed = {'\f', 0, 0, 0, 0, 0, 0, 0, '[', 'u', ']', '}'};
    assertThat(refused(guessed).reason()).isEqualTo(Reason.NOT_JSON);
    for (String encoding : List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE")) {
      byte[] text = "{\"a\":1}".getBytes(Charset.forName(encoding));
      assertThat(refused(text).reason()).as(encoding).isEqualTo(Reason.NOT_JSON);
    }
  }

  @Test
  void saysWhereItIsWrong() {
    assertThat(refused("{\n  \"a\": tru }".getBytes(UTF_8)).detail()).contains("line 2");
  }

  @Test
  void takesTheGreatestDepthAllowed() throws JsonRefused {
    assertThat(JsonText.parse("[[[[]]]]".getBytes(UTF_8), SMALL)).isInstanceOf(Json.Arr.class);
  }

  /** Reading what was written gives the same tree, whatever the tree. */
  @Test
  void readsWhatItWrote() throws JsonRefused {
    for (int seed = 0; seed < 500; seed++) {
      Json value = tree(new Random(seed), 5);

      Json again = JsonText.parse(JsonText.write(value), JsonLimits.EVENT);

      assertThat(again).as("seed %d", seed).isEqualTo(value);
    }
  }

  private static Json tree(Random chance, int depth) {
    return switch (chance.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> new Json.Str(text(chance));
      case 1 -> new Json.Int(chance.nextLong());
      case 2 -> new Json.Real(chance.nextGaussian() * 1e6);
      case 3 -> new Json.Bool(chance.nextBoolean());
      case 4 -> Json.Null.NULL;
      case 5 -> {
        List<Json> items = new ArrayList<>();
        for (int i = chance.nextInt(4); i > 0; i--) {
          items.add(tree(chance, depth - 1));
        }
        yield new Json.Arr(items);
      }
      default -> {
        Map<String, Json> fields = new LinkedHashMap<>();
        for (int i = chance.nextInt(4); i > 0; i--) {
          fields.put(text(chance), tree(chance, depth - 1));
        }
        yield new Json.Obj(fields);
      }
    };
  }

  private static String text(Random chance) {
    var text = new StringBuilder();
    for (int i = chance.nextInt(12); i > 0; i--) {
      text.appendCodePoint(
          chance.nextInt(4) == 0 ? 0x1f600 + chance.nextInt(40) : chance.nextInt(0x500));
    }
    return text.toString();
  }

  private static JsonRefused refused(byte[] text) {
    return catchThrowableOfType(JsonRefused.class, () -> JsonText.parse(text, SMALL));
  }
}
