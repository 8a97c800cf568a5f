package dev.forseti.scoring.stream;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.features.ValueType;
import dev.forseti.features.Variable;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * An event whose features have been read; its content stays behind.
 *
 * @param event the event without content, flags and tap
 * @param features its variables
 */
public record ReadEvent(RoomEvent event, FeatureVector features) {
  private static final Variable[] VARIABLES = Variable.values();

  void write(DataOutputView out) throws IOException {
    Written.string(event.eventId().value(), out);
    Written.string(event.roomId().value(), out);
    Written.string(event.type(), out);
    String stateKey = event.stateKey();
    out.writeBoolean(stateKey != null);
    if (stateKey != null) {
      Written.string(stateKey, out);
    }
    Written.string(event.sender().value(), out);
    out.writeLong(event.sentAt().toEpochMilli());
    out.writeLong(event.receivedAt().toEpochMilli());
    for (Variable variable : VARIABLES) {
      write(variable.slot(), variable.type(), out);
    }
  }

  private void write(int slot, ValueType type, DataOutputView out) throws IOException {
    switch (type) {
      case STRING -> {
        String text = features.text(slot);
        out.writeBoolean(text != null);
        if (text != null) {
          Written.string(text, out);
        }
      }
      case DOUBLE -> out.writeDouble(features.real(slot));
      case INT, BOOL, DURATION -> {
        long number = features.number(slot);
        Written.number(number == Unknown.LONG ? 0 : number >= 0 ? number + 1 : number, out);
      }
    }
  }

  static ReadEvent read(DataInputView in) throws IOException {
    var event =
        new RoomEvent(
            new EventId(Written.string(in)),
            new RoomId(Written.string(in)),
            Written.string(in),
            optional(in),
            new UserId(Written.string(in)),
            Instant.ofEpochMilli(in.readLong()),
            Instant.ofEpochMilli(in.readLong()),
            Json.Obj.EMPTY,
            null,
            "",
            "",
            Set.of(),
            Json.Obj.EMPTY);
    var features = new FeatureVector(VARIABLES.length);
    for (Variable variable : VARIABLES) {
      read(features, variable.slot(), variable.type(), in);
    }
    return new ReadEvent(event, features);
  }

  private static void read(FeatureVector to, int slot, ValueType type, DataInputView in)
      throws IOException {
    switch (type) {
      case STRING -> to.set(slot, optional(in));
      case DOUBLE -> to.set(slot, in.readDouble());
      case INT, BOOL, DURATION -> {
        long number = Written.number(in);
        to.set(slot, number == 0 ? Unknown.LONG : number > 0 ? number - 1 : number);
      }
    }
  }

  private static @Nullable String optional(DataInputView in) throws IOException {
    return in.readBoolean() ? Written.string(in) : null;
  }
}
