package dev.forseti.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectBuilderTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 8, 9, 40})
  void anObjectIsTheSameHoweverItIsKept(int size) {
    var builder = new ObjectBuilder();
    Map<String, Json> plain = new LinkedHashMap<>();
    for (int i = size; i > 0; i--) {
      assertThat(builder.add("key" + i, new Json.Int(i))).isTrue();
      plain.put("key" + i, new Json.Int(i));
    }
    Json.Obj built = builder.object();
    assertThat(built).isEqualTo(new Json.Obj(plain)).hasSameHashCodeAs(new Json.Obj(plain));
    assertThat(new Json.Obj(plain)).isEqualTo(built);
    assertThat(List.copyOf(built.fields().keySet())).isEqualTo(List.copyOf(plain.keySet()));
    assertThat(List.copyOf(built.fields().values())).isEqualTo(List.copyOf(plain.values()));
    assertThat(built.has("key" + size)).isEqualTo(size > 0);
    assertThat(built.has("key0")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8, 9, 40})
  void aNameComesOnce(int size) {
    var builder = new ObjectBuilder();
    for (int i = 0; i < size; i++) {
      assertThat(builder.add("key" + i, new Json.Int(i))).isTrue();
    }
    for (int i = 0; i < size; i++) {
      assertThat(builder.add("key" + i, new Json.Int(-1))).isFalse();
    }
    assertThat(builder.object().fields()).hasSize(size).doesNotContainValue(new Json.Int(-1));
  }
}
