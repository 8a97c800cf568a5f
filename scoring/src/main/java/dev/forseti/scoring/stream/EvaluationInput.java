package dev.forseti.scoring.stream;

import dev.forseti.features.Unknown;
import dev.forseti.model.Decision;
import dev.forseti.model.Verdict;
import dev.forseti.scoring.encoding.BinaryEncoding;
import dev.forseti.scoring.encoding.VersionedFormat;
import dev.forseti.wire.Topics;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What evaluate-rules takes in: an event, the values of its counters from one subtask, or both; or
 * a decision or a verdict that was told, which wait for nothing.
 *
 * @param correlationId which event it is
 * @param event the event; null for values alone
 * @param pendingRecords how many more records with values will come; 0 for values alone
 * @param values id and value of each counter, in turns
 * @param decision a moderator's decision; null for all else
 * @param told a verdict of the job's own that readers have; null for all else
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; written as it is
public record EvaluationInput(
    CorrelationId correlationId,
    @Nullable EventWithFeatures event,
    int pendingRecords,
    long[] values,
    @Nullable Decision decision,
    @Nullable Verdict told) {
  static final VersionedFormat<EvaluationInput> FORMAT =
      new VersionedFormat<>(
          "event-step", EvaluationInput.class, 1, EvaluationInput::write, EvaluationInput::read);
  private static final long[] NONE = new long[0];

  /** An event by itself. */
  public static EvaluationInput of(
      CorrelationId correlationId, EventWithFeatures event, int pendingRecords) {
    return new EvaluationInput(correlationId, event, pendingRecords, NONE, null, null);
  }

  /** Values, and the event when all its counters are among them. */
  public static EvaluationInput of(
      CorrelationId correlationId, @Nullable EventWithFeatures event, long[] values) {
    return new EvaluationInput(correlationId, event, 0, values, null, null);
  }

  /** A decision, on its way to its subject. */
  public static EvaluationInput of(Decision decision) {
    return new EvaluationInput(
        new CorrelationId(decision.subject().hashCode(), 0), null, 0, NONE, decision, null);
  }

  /** A verdict that readers have, on its way to its subject. */
  public static EvaluationInput of(Verdict told) {
    return new EvaluationInput(
        new CorrelationId(told.subject().hashCode(), 0), null, 0, NONE, null, told);
  }

  private static void write(EvaluationInput input, DataOutputView out) throws IOException {
    input.correlationId.write(out);
    out.writeBoolean(input.decision != null);
    if (input.decision != null) {
      BinaryEncoding.writeBytes(Topics.DECISIONS.codec().encode(input.decision), out);
      return;
    }
    out.writeBoolean(input.told != null);
    if (input.told != null) {
      BinaryEncoding.writeBytes(Topics.VERDICTS.codec().encode(input.told), out);
      return;
    }
    out.writeBoolean(input.event != null);
    if (input.event != null) {
      BinaryEncoding.writeVarLong(input.pendingRecords, out);
      input.event.write(out);
    }
    int known = 0;
    for (int i = 1; i < input.values.length; i += 2) {
      known += input.values[i] == Unknown.LONG ? 0 : 1;
    }
    BinaryEncoding.writeVarLong(known, out);
    for (int i = 0; i < input.values.length; i += 2) {
      if (input.values[i + 1] != Unknown.LONG) { // a value that is left out is unknown
        out.writeLong(input.values[i]);
        BinaryEncoding.writeVarLong(input.values[i + 1], out);
      }
    }
  }

  private static EvaluationInput read(int version, DataInputView in) throws IOException {
    CorrelationId correlationId = CorrelationId.read(in);
    if (in.readBoolean()) {
      return new EvaluationInput(
          correlationId,
          null,
          0,
          NONE,
          Topics.DECISIONS.codec().decode(BinaryEncoding.readBytes(in)),
          null);
    }
    if (in.readBoolean()) {
      Verdict told = Topics.VERDICTS.codec().decode(BinaryEncoding.readBytes(in));
      return new EvaluationInput(correlationId, null, 0, NONE, null, told);
    }
    boolean isEvent = in.readBoolean();
    int pendingRecords = isEvent ? (int) BinaryEncoding.readVarLong(in) : 0;
    EventWithFeatures event = isEvent ? EventWithFeatures.read(in) : null;
    long[] values = new long[2 * (int) BinaryEncoding.readVarLong(in)];
    for (int i = 0; i < values.length; i += 2) {
      values[i] = in.readLong();
      values[i + 1] = BinaryEncoding.readVarLong(in);
    }
    return new EvaluationInput(correlationId, event, pendingRecords, values, null, null);
  }
}
