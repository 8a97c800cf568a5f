package dev.forseti.scoring.stream;

import dev.forseti.features.Unknown;
import dev.forseti.model.Decision;
import dev.forseti.wire.Topics;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What comes where an event meets its counters: the event, the values of its counters as one
 * subtask tells them, or both; or what a moderator said, which waits for nothing.
 *
 * @param ticket which event it is
 * @param event the event; null for values alone
 * @param records how many more records with values are to be waited for; 0 for values alone
 * @param values id and value of each counter, in turns
 * @param decision what a moderator said; null for events and values
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; written as it is
public record EventStep(
    Ticket ticket,
    @Nullable ReadEvent event,
    int records,
    long[] values,
    @Nullable Decision decision) {
  static final Format<EventStep> FORMAT =
      new Format<>("event-step", EventStep.class, 1, EventStep::write, EventStep::read);
  private static final long[] NONE = new long[0];

  /** An event by itself. */
  public static EventStep of(Ticket ticket, ReadEvent event, int records) {
    return new EventStep(ticket, event, records, NONE, null);
  }

  /** Values, and the event when all its counters are among them. */
  public static EventStep of(Ticket ticket, @Nullable ReadEvent event, long[] values) {
    return new EventStep(ticket, event, 0, values, null);
  }

  /** A decision, on its way to its subject. */
  public static EventStep of(Decision decision) {
    return new EventStep(new Ticket(decision.subject().hashCode(), 0), null, 0, NONE, decision);
  }

  private static void write(EventStep step, DataOutputView out) throws IOException {
    step.ticket.write(out);
    out.writeBoolean(step.decision != null);
    if (step.decision != null) {
      Written.bytes(Topics.DECISIONS.codec().encode(step.decision), out);
      return;
    }
    out.writeBoolean(step.event != null);
    if (step.event != null) {
      Written.number(step.records, out);
      step.event.write(out);
    }
    int known = 0;
    for (int i = 1; i < step.values.length; i += 2) {
      known += step.values[i] == Unknown.LONG ? 0 : 1;
    }
    Written.number(known, out);
    for (int i = 0; i < step.values.length; i += 2) {
      if (step.values[i + 1] != Unknown.LONG) { // what nobody tells is unknown
        out.writeLong(step.values[i]);
        Written.number(step.values[i + 1], out);
      }
    }
  }

  private static EventStep read(int version, DataInputView in) throws IOException {
    Ticket ticket = Ticket.read(in);
    if (in.readBoolean()) {
      return new EventStep(
          ticket, null, 0, NONE, Topics.DECISIONS.codec().decode(Written.bytes(in)));
    }
    boolean isEvent = in.readBoolean();
    int records = isEvent ? (int) Written.number(in) : 0;
    ReadEvent event = isEvent ? ReadEvent.read(in) : null;
    long[] values = new long[2 * (int) Written.number(in)];
    for (int i = 0; i < values.length; i += 2) {
      values[i] = in.readLong();
      values[i + 1] = Written.number(in);
    }
    return new EventStep(ticket, event, records, values, null);
  }
}
