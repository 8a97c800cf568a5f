package dev.forseti.scoring.stream;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.features.Variable;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.scoring.encoding.BinaryEncoding;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An event with its features; its content is no longer needed.
 *
 * @param event the event without content, flags and tap; of its times only when it counts is right
 * @param features its variables
 */
public record EventWithFeatures(RoomEvent event, FeatureVector features) {
  private static final Variable[] VARIABLES = Variable.values();

  void write(DataOutputView out) throws IOException {
    BinaryEncoding.writeString(event.eventId().value(), out);
    BinaryEncoding.writeString(event.roomId().value(), out);
    BinaryEncoding.writeString(event.type(), out);
    BinaryEncoding.writeNullableString(event.stateKey(), out);
    BinaryEncoding.writeString(event.sender().value(), out);
    out.writeLong(event.sentAt().toEpochMilli());
    out.writeLong(event.countedAt().toEpochMilli());
    for (int from = 0; from < VARIABLES.length; from += Long.SIZE) {
      long known = known(from);
      out.writeLong(known);
      for (long left = known; left != 0; left &= left - 1) {
        write(VARIABLES[from + Long.numberOfTrailingZeros(left)], out);
      }
    }
  }

  /** A bit for each of the next 64 variables that has a value. */
  private long known(int from) {
    long known = 0;
    for (int i = from; i < VARIABLES.length && i < from + Long.SIZE; i++) {
      boolean has =
          switch (VARIABLES[i].type()) {
            case STRING -> features.text(i) != null;
            case DOUBLE -> !Double.isNaN(features.real(i));
            case INT, BOOL, DURATION -> features.number(i) != Unknown.LONG;
          };
      known |= has ? 1L << (i - from) : 0;
    }
    return known;
  }

  private void write(Variable variable, DataOutputView out) throws IOException {
    int slot = variable.slot();
    switch (variable.type()) {
      case STRING -> BinaryEncoding.writeString(Objects.requireNonNull(features.text(slot)), out);
      case DOUBLE -> out.writeDouble(features.real(slot));
      case INT, BOOL, DURATION -> BinaryEncoding.writeVarLong(features.number(slot), out);
    }
  }

  static EventWithFeatures read(DataInputView in) throws IOException {
    var event =
        new RoomEvent(
            new EventId(BinaryEncoding.readString(in)),
            new RoomId(BinaryEncoding.readString(in)),
            BinaryEncoding.readString(in),
            BinaryEncoding.readNullableString(in),
            new UserId(BinaryEncoding.readString(in)),
            Instant.ofEpochMilli(in.readLong()),
            Instant.ofEpochMilli(in.readLong()),
            Json.Obj.EMPTY,
            null,
            "",
            "",
            Set.of(),
            Json.Obj.EMPTY);
    var features = new FeatureVector(VARIABLES.length);
    for (int from = 0; from < VARIABLES.length; from += Long.SIZE) {
      for (long left = in.readLong(); left != 0; left &= left - 1) {
        read(features, VARIABLES[from + Long.numberOfTrailingZeros(left)], in);
      }
    }
    return new EventWithFeatures(event, features);
  }

  private static void read(FeatureVector to, Variable variable, DataInputView in)
      throws IOException {
    int slot = variable.slot();
    switch (variable.type()) {
      case STRING -> to.set(slot, BinaryEncoding.readString(in));
      case DOUBLE -> to.set(slot, in.readDouble());
      case INT, BOOL, DURATION -> to.set(slot, BinaryEncoding.readVarLong(in));
    }
  }
}
