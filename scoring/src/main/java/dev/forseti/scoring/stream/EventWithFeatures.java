package dev.forseti.scoring.stream;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.features.Variable;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.scoring.format.BinaryFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An event with its features; its content is no longer needed.
 *
 * @param event the event without content, flags and tap
 * @param features its variables
 */
public record EventWithFeatures(RoomEvent event, FeatureVector features) {
  private static final Variable[] VARIABLES = Variable.values();

  void write(DataOutputView out) throws IOException {
    BinaryFormat.writeString(event.eventId().value(), out);
    BinaryFormat.writeString(event.roomId().value(), out);
    BinaryFormat.writeString(event.type(), out);
    BinaryFormat.writeNullableString(event.stateKey(), out);
    BinaryFormat.writeString(event.sender().value(), out);
    out.writeLong(event.sentAt().toEpochMilli());
    out.writeLong(event.receivedAt().toEpochMilli());
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
      case STRING -> BinaryFormat.writeString(Objects.requireNonNull(features.text(slot)), out);
      case DOUBLE -> out.writeDouble(features.real(slot));
      case INT, BOOL, DURATION -> BinaryFormat.writeVarLong(features.number(slot), out);
    }
  }

  static EventWithFeatures read(DataInputView in) throws IOException {
    var event =
        new RoomEvent(
            new EventId(BinaryFormat.readString(in)),
            new RoomId(BinaryFormat.readString(in)),
            BinaryFormat.readString(in),
            BinaryFormat.readNullableString(in),
            new UserId(BinaryFormat.readString(in)),
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
      case STRING -> to.set(slot, BinaryFormat.readString(in));
      case DOUBLE -> to.set(slot, in.readDouble());
      case INT, BOOL, DURATION -> to.set(slot, BinaryFormat.readVarLong(in));
    }
  }
}
