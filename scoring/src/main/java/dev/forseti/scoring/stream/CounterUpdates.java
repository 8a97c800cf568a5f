package dev.forseti.scoring.stream;

import dev.forseti.scoring.encoding.BinaryEncoding;
import dev.forseti.scoring.encoding.VersionedFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What an event adds to the counters of those of all keys that one subtask keeps.
 *
 * @param correlationId by which the counters' values find the event again
 * @param event the event itself, when all its keys are in here; null when it travels by itself
 * @param atMillis when the event came, epoch milliseconds
 * @param updates one for each key; empty for an event without keys
 */
public record CounterUpdates(
    CorrelationId correlationId,
    @Nullable EventWithFeatures event,
    long atMillis,
    List<CounterUpdate> updates) {
  static final VersionedFormat<CounterUpdates> FORMAT =
      new VersionedFormat<>(
          "event-parts",
          CounterUpdates.class,
          CounterUpdate.WITH_WORDS,
          CounterUpdates::write,
          CounterUpdates::read);

  /** The key that leads to the subtask, which keeps the others too. */
  public String routingKey() {
    return updates.isEmpty() ? "" : updates.getFirst().key();
  }

  private static void write(CounterUpdates all, DataOutputView out) throws IOException {
    all.correlationId.write(out);
    out.writeBoolean(all.event != null);
    if (all.event != null) {
      all.event.write(out);
    }
    out.writeLong(all.atMillis);
    BinaryEncoding.writeVarLong(all.updates.size(), out);
    for (CounterUpdate update : all.updates) {
      update.write(out);
    }
  }

  private static CounterUpdates read(int version, DataInputView in) throws IOException {
    CorrelationId correlationId = CorrelationId.read(in);
    EventWithFeatures event = in.readBoolean() ? EventWithFeatures.read(in) : null;
    long at = in.readLong();
    int count = (int) BinaryEncoding.readVarLong(in);
    List<CounterUpdate> updates = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      updates.add(CounterUpdate.read(version, in));
    }
    return new CounterUpdates(correlationId, event, at, updates);
  }
}
