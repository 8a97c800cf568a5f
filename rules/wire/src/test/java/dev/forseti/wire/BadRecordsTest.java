package dev.forseti.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forseti.model.AddedLater;
import dev.forseti.model.Malformed.Reason;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every topic's codec and every way in which a record can be none. */
class BadRecordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Samples.Sample<?>> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void refusesWhatIsNoRecordAtAll(Samples.Sample<T> sample) {
    byte[] whole = sample.topic().codec().encode(sample.value());
    List<byte[]> bad = new ArrayList<>();
    for (String text : List.of("", "{}", "null", "[]", "[{}]", "1", "\"text\"", "{", "nul")) {
      bad.add(text.getBytes(UTF_8));
    }
    bad.add(" ".repeat(1 << 20).getBytes(UTF_8));
    bad.add(Arrays.copyOf(whole, whole.length / 2));
    bad.add((new String(whole, UTF_8) + "{}").getBytes(UTF_8));
    bad.add("[".repeat(100_000).getBytes(UTF_8));

    for (byte[] bytes : bad) {
      assertThatThrownBy(() -> sample.topic().codec().decode(bytes))
          .as(new String(bytes, 0, Math.min(40, bytes.length), UTF_8))
          .isInstanceOf(WireException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void refusesARecordWithoutAComponentThatIsNotNullable(Samples.Sample<T> sample)
      throws Exception {
    for (String component : required(sample)) {
      ObjectNode record = tree(sample);
      record.remove(component);
      assertThat(assertRefused(sample, record, component))
          .hasMessageContaining(component + " is missing")
          .extracting(WireException::reason)
          .isEqualTo(Reason.MISSING_FIELD);
      record.putNull(component);
      assertRefused(sample, record, component);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void namesTheConstantOfANewerWriterAndLosesNoRecordSilently(Samples.Sample<T> sample)
      throws Exception {
    for (RecordComponent component : sample.value().getClass().getRecordComponents()) {
      if (component.getType().isEnum()) {
        ObjectNode record = tree(sample);
        record.put(component.getName(), "ADDED_LATER");

        WireException refused = assertRefused(sample, record, component.getName());

        assertThat(refused.reason()).isEqualTo(Reason.NEWER_FORMAT);
        assertThat(refused).hasMessageContaining("ADDED_LATER");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void refusesANullAnywhereInTheRecord(Samples.Sample<T> sample) throws Exception {
    ObjectNode record = tree(sample);
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      if (field.getValue() instanceof ObjectNode inner && !isContent(field.getKey())) {
        Iterator<String> names = inner.deepCopy().fieldNames();
        while (names.hasNext()) {
          String name = names.next();
          if (!name.equals("expiresAt") && !name.equals("undoes")) {
            ObjectNode damaged = record.deepCopy();
            ((ObjectNode) damaged.get(field.getKey())).putNull(name);
            assertRefused(sample, damaged, field.getKey());
          }
        }
      }
      if (field.getValue().isArray() && !field.getValue().isEmpty()) {
        ObjectNode damaged = record.deepCopy();
        damaged.putArray(field.getKey()).add(JsonNodeFactory.instance.nullNode());
        assertRefused(sample, damaged, "");
      }
    }
  }

  @Test
  void anEventsFlagsOfANewerWriterArePassedOver() {
    byte[] event =
        """
        {"event_id":"$a","room_id":"!r","type":"t","sender":"@a:b","sent_at":1,"received_at":2,
         "content":{},"tap":"t","position":"p","flags":["ADDED_LATER","REDACTED"]}\
        """
            .getBytes(UTF_8);

    assertThat(Topics.EVENTS.codec().decode(event).flags())
        .containsExactly(dev.forseti.model.EventFlag.REDACTED);
  }

  @Test
  void anEventsIdIsNoNumberAndItsTimeNoText() {
    String event =
        """
        {"event_id":"$a","room_id":"!r","type":"t","sender":"@a:b","sent_at":1,"received_at":2,
         "content":{},"tap":"t","position":"p"}\
        """;
    for (String[] change :
        List.of(
            new String[] {"\"t\",\"sender\"", "5,\"sender\""},
            new String[] {"\"sent_at\":1", "\"sent_at\":\"1\""},
            new String[] {"\"sent_at\":1", "\"sent_at\":1.5"},
            new String[] {"\"content\":{}", "\"content\":[]"},
            new String[] {"\"tap\":\"t\"", "\"tap\":null"})) {
      byte[] changed = event.replace(change[0], change[1]).getBytes(UTF_8);
      assertThatThrownBy(() -> Topics.EVENTS.codec().decode(changed))
          .as(change[1])
          .isInstanceOf(WireException.class);
    }
  }

  private static boolean isContent(String field) {
    return List.of("content", "room_state", "files", "values").contains(field);
  }

  private static <T> ObjectNode tree(Samples.Sample<T> sample) throws Exception {
    return (ObjectNode) JSON.readTree(sample.topic().codec().encode(sample.value()));
  }

  private static <T> WireException assertRefused(
      Samples.Sample<T> sample, JsonNode record, String names) throws Exception {
    byte[] bytes = JSON.writeValueAsBytes(record);
    WireException refused =
        catchThrowableOfType(WireException.class, () -> sample.topic().codec().decode(bytes));
    assertThat(refused).as("%s in %s", names, sample).isNotNull();
    return refused;
  }

  /** The fields that the format must hold, by the names that stand in it. */
  private static List<String> required(Samples.Sample<?> sample) {
    if (sample.topic().equals(Topics.EVENTS)) {
      return List.of(
          "event_id",
          "room_id",
          "type",
          "sender",
          "sent_at",
          "received_at",
          "content",
          "tap",
          "position");
    }
    return Arrays.stream(sample.value().getClass().getRecordComponents())
        .filter(it -> !it.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .filter(it -> !it.isAnnotationPresent(AddedLater.class))
        .map(RecordComponent::getName)
        .toList();
  }
}
