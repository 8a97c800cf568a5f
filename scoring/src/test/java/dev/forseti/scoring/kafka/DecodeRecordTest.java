package dev.forseti.scoring.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.pipeline.InputLimits;
import dev.forseti.scoring.Events;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class DecodeRecordTest {
  @Test
  void readsWhatTheTopicHolds() throws Exception {
    RoomEvent event = Events.message("a", "r", "@a:one.example", 0, "hello");
    try (var harness =
        ProcessFunctionTestHarnesses.forProcessFunction(
            DecodeRecord.of(Topics.EVENTS, InputLimits::refusal))) {
      harness.processElement(record(Topics.EVENTS.codec().encode(event)), 0);

      assertThat(harness.extractOutputValues()).containsExactly(event);
    }
  }

  @Test
  void reportsWhatItCannotReadUnderTheIdThatEveryReaderGivesIt() throws Exception {
    try (var harness =
        ProcessFunctionTestHarnesses.forProcessFunction(
            DecodeRecord.of(Topics.EVENTS, InputLimits::refusal))) {
      harness.processElement(record("{\"event_id\":1".getBytes(StandardCharsets.UTF_8)), 0);

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.getSideOutput(DecodeRecord.MALFORMED))
          .singleElement()
          .extracting(aside -> aside.getValue())
          .extracting(Malformed::id, Malformed::tap, Malformed::position, Malformed::payload)
          .containsExactly(
              "record:forseti.events.v1-0@7",
              "forseti.events.v1",
              "forseti.events.v1-0@7",
              "{\"event_id\":1");
    }
  }

  @Test
  void survivesAnyBytes() throws Exception {
    var random = new Random(7);
    try (var harness =
        ProcessFunctionTestHarnesses.forProcessFunction(
            DecodeRecord.of(Topics.EVENTS, InputLimits::refusal))) {
      byte[] whole =
          Topics.EVENTS.codec().encode(Events.message("a", "r", "@a:one.example", 0, "hello"));
      int in = 2_000;
      for (int i = 0; i < in; i++) {
        byte[] broken = whole.clone();
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        harness.processElement(record(broken), 0);
      }

      int aside = harness.getSideOutput(DecodeRecord.MALFORMED).size();
      assertThat(harness.extractOutputValues().size() + aside).isEqualTo(in);
    }
  }

  private static KafkaRecord record(byte[] value) {
    return KafkaRecord.of(Topics.EVENTS.name() + "-0", 7, 1_000, new byte[0], value);
  }
}
