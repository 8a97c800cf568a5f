package dev.forseti.fuzz;

import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import dev.forseti.wire.WireException;
import java.util.Arrays;

/** Decodes a record: it is refused, or is the same when it is written and read again. */
final class TopicRecord {
  private TopicRecord() {}

  static void run(byte[] input) {
    if (input.length > 0) {
      Topic<?> topic = Topics.ALL.get(Math.floorMod(input[0], Topics.ALL.size()));
      run(topic, Arrays.copyOfRange(input, 1, input.length));
    }
  }

  private static <T> void run(Topic<T> topic, byte[] record) {
    T value;
    try {
      value = topic.codec().decode(record);
    } catch (WireException refused) {
      return;
    }
    T again = topic.codec().decode(topic.codec().encode(value));
    ScoredEvent.require(again.equals(value), "another record of " + topic.name());
  }
}
