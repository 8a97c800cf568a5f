package dev.forseti.policy.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.policy.filter.RoomFilter.Mode;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema that is published says what is read. */
class FilterSchemaTest {
  private static final Path SCHEMA = Path.of("../docs/dev.forseti.filter.schema.json");

  @Test
  void namesTheKeysAndBoundsThatAreRead() throws Exception {
    Json.Obj schema = (Json.Obj) JsonText.parse(Files.readAllBytes(SCHEMA), JsonLimits.EVENT);
    Json.Obj keys = schema.object("properties");

    assertThat(schema.string("title")).hasValue(RoomFilter.TYPE);
    assertThat(keys.fields().keySet()).containsExactlyInAnyOrderElementsOf(RoomFilterReader.KEYS);
    assertThat(keys.object(RoomFilterReader.MODE).array("enum"))
        .isEqualTo(Arrays.stream(Mode.values()).<Json>map(m -> new Json.Str(m.label())).toList());
    Json.Obj threshold = keys.object(RoomFilterReader.THRESHOLD);
    assertThat(
            List.of(
                threshold.integer("minimum").orElseThrow(),
                threshold.integer("maximum").orElseThrow()))
        .containsExactly(1L, (long) RoomFilter.MOST_NATS);
    for (String list : List.of(RoomFilterReader.REMOVE, RoomFilterReader.SPARE)) {
      assertThat(keys.object(list).integer("maxItems"))
          .hasValue((long) RoomFilterReader.MOST_NAMES);
    }
  }
}
