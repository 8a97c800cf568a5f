package dev.forseti.scoring;

import dev.forseti.features.SenderHistory;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.reputation.Evidence;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.rules.KeyState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** How what the engine remembers is written; the first byte is the version. */
final class EngineBytes {
  private static final byte VERSION = 1;

  private EngineBytes() {}

  /** Something that reads or writes. */
  private interface Step<S, T> {
    T of(S source) throws IOException;
  }

  static Bytes moment(long millis) {
    return Bytes.of(ByteBuffer.allocate(9).put(VERSION).putLong(millis).array());
  }

  static long moment(Bytes bytes) {
    return ByteBuffer.wrap(bytes.array()).getLong(1);
  }

  static Bytes history(SenderHistory history) {
    var out = ByteBuffer.allocate(17 + 4 * history.rooms().length);
    out.put(VERSION).putLong(history.firstSeen()).putLong(history.messages());
    for (int room : history.rooms()) {
      out.putInt(room);
    }
    return Bytes.of(out.array());
  }

  static SenderHistory history(Bytes bytes) {
    var in = ByteBuffer.wrap(bytes.array(), 1, bytes.array().length - 1);
    long first = in.getLong();
    long messages = in.getLong();
    int[] rooms = new int[in.remaining() / 4];
    in.asIntBuffer().get(rooms);
    return new SenderHistory(first, messages, rooms);
  }

  /** The counters of a key, with the rules that gave the cells their meaning. */
  static Bytes counters(String rules, KeyState state) {
    return write(
        out -> {
          out.writeUTF(rules);
          out.writeLong(state.touched());
          for (int i = 0; i < state.counters(); i++) {
            long[] cell = state.cell(i);
            out.writeInt(cell.length);
            for (long value : cell) {
              out.writeLong(value);
            }
          }
          return out;
        });
  }

  /** The counters of a key; new ones when other rules wrote them. */
  static KeyState counters(String rules, int count, Bytes bytes) {
    var fresh = new KeyState(count);
    if (bytes.isNone()) {
      return fresh;
    }
    return read(
        bytes,
        in -> {
          if (!in.readUTF().equals(rules)) {
            return fresh;
          }
          fresh.touch(in.readLong());
          for (int i = 0; i < count; i++) {
            long[] cell = new long[in.readInt()];
            for (int j = 0; j < cell.length; j++) {
              cell[j] = in.readLong();
            }
            fresh.cell(i, cell);
          }
          return fresh;
        });
  }

  static Bytes reputation(TrackedReputation tracked) {
    return write(
        out -> {
          out.writeDouble(tracked.shift());
          out.writeLong(tracked.events());
          out.writeLong(tracked.asOf().toEpochMilli());
          out.writeUTF(tracked.standing().name());
          out.writeUTF(tracked.decision());
          out.writeInt(tracked.evidence().size());
          for (Evidence evidence : tracked.evidence()) {
            evidence(evidence, out);
          }
          return out;
        });
  }

  private static void evidence(Evidence evidence, DataOutputSerializer out) throws IOException {
    out.writeUTF(evidence.rule().value());
    out.writeUTF(evidence.group());
    out.writeDouble(evidence.nats());
    out.writeBoolean(evidence.lasting());
    out.writeInt(evidence.firings());
    out.writeLong(evidence.last().toEpochMilli());
    out.writeLong(evidence.lastEvents());
    out.writeUTF(evidence.eventId().value());
    out.writeUTF(evidence.harm().id());
    out.writeUTF(evidence.mode().name());
    ImmutableSerializer.writeBytes(evidence.because().getBytes(StandardCharsets.UTF_8), out);
  }

  /** What was written of the subject; null for nothing. */
  static @Nullable TrackedReputation reputation(Subject subject, Bytes bytes) {
    if (bytes.isNone()) {
      return null;
    }
    return read(
        bytes,
        in -> {
          double shift = in.readDouble();
          long events = in.readLong();
          Instant asOf = Instant.ofEpochMilli(in.readLong());
          Standing standing = Standing.valueOf(in.readUTF());
          String decision = in.readUTF();
          List<Evidence> evidence = new ArrayList<>();
          for (int left = in.readInt(); left > 0; left--) {
            evidence.add(evidence(in));
          }
          return new TrackedReputation(subject, shift, events, asOf, standing, evidence, decision);
        });
  }

  private static Evidence evidence(DataInputDeserializer in) throws IOException {
    return new Evidence(
        new RuleId(in.readUTF()),
        in.readUTF(),
        in.readDouble(),
        in.readBoolean(),
        in.readInt(),
        Instant.ofEpochMilli(in.readLong()),
        in.readLong(),
        new EventId(in.readUTF()),
        new Harm(in.readUTF()),
        Mode.valueOf(in.readUTF()),
        new String(ImmutableSerializer.readBytes(in), StandardCharsets.UTF_8));
  }

  private static Bytes write(Step<DataOutputSerializer, DataOutputSerializer> step) {
    try {
      var out = new DataOutputSerializer(256);
      out.writeByte(VERSION);
      return Bytes.of(step.of(out).getCopyOfBuffer());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static <T> T read(Bytes bytes, Step<DataInputDeserializer, T> step) {
    try {
      var in = new DataInputDeserializer(bytes.array());
      int version = in.readByte();
      if (version != VERSION) {
        throw new IOException("state was written in version " + version + ", known is " + VERSION);
      }
      return step.of(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
