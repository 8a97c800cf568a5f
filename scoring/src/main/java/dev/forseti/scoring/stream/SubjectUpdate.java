package dev.forseti.scoring.stream;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.reputation.ReputationTracker;
import dev.forseti.scoring.format.BinaryFormat;
import dev.forseti.scoring.format.SignalFormat;
import dev.forseti.scoring.format.VersionedFormat;
import dev.forseti.wire.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * An update of a subject: either an event with the signals it gave, or a decision.
 *
 * @param subject whom it is about
 * @param eventId the event, or what stands for the decision
 * @param roomId where it was
 * @param at when, by the tap's or the console's clock
 * @param ownEvent whether it is an event of the subject itself; a quiet one ages its evidence
 * @param signals the event's signals about the subject
 * @param decision a moderator's decision; null for an event
 * @param caps the greatest sum of each group of rules, in nats, by the rules that run
 * @param routingKey the key by which it travels: the subject's own, or one that leads to a subtask
 */
public record SubjectUpdate(
    Subject subject,
    EventId eventId,
    RoomId roomId,
    Instant at,
    boolean ownEvent,
    List<Signal> signals,
    @Nullable Decision decision,
    Map<String, Double> caps,
    String routingKey) {
  static final VersionedFormat<SubjectUpdate> FORMAT =
      new VersionedFormat<>(
          "subject-news", SubjectUpdate.class, 1, SubjectUpdate::write, SubjectUpdate::read);

  public SubjectUpdate {
    signals = List.copyOf(signals);
    caps = Map.copyOf(caps);
  }

  /** What the event and these signals say of a subject. */
  public static SubjectUpdate of(
      RoomEvent event,
      Subject subject,
      boolean ownEvent,
      List<Signal> signals,
      Map<String, Double> caps) {
    return new SubjectUpdate(
        subject,
        event.eventId(),
        event.roomId(),
        event.receivedAt(),
        ownEvent,
        signals,
        null,
        caps,
        subject.key());
  }

  /** A decision; it stands for the event that a verdict names. */
  public static SubjectUpdate of(Decision decision, Map<String, Double> caps) {
    return new SubjectUpdate(
        decision.subject(),
        new EventId("$" + decision.id()),
        ReputationTracker.DECIDED_IN,
        decision.at(),
        false,
        List.of(),
        decision,
        caps,
        decision.subject().key());
  }

  /** What happened to the subject, for an update that is no decision. */
  public ReputationTracker.Occurrence occurrence() {
    return new ReputationTracker.Occurrence(eventId, roomId, at, subject, ownEvent, signals);
  }

  /** The same update of a server, for one of the subtasks, which all get it. */
  public SubjectUpdate broadcastTo(String subtaskKey) {
    return new SubjectUpdate(
        subject, eventId, roomId, at, ownEvent, signals, decision, caps, subtaskKey);
  }

  /** Whether it is for users of the server, who inherit from it, not for the server itself. */
  public boolean isServerBroadcast() {
    return subject.kind() == Subject.Kind.SERVER && !routingKey.equals(subject.key());
  }

  private static void write(SubjectUpdate update, DataOutputView out) throws IOException {
    boolean isBroadcast = update.isServerBroadcast();
    BinaryFormat.writeString(isBroadcast ? update.subject.key() : update.routingKey, out);
    BinaryFormat.writeString(isBroadcast ? update.routingKey : "", out);
    BinaryFormat.writeString(update.eventId.value(), out);
    BinaryFormat.writeString(update.roomId.value(), out);
    out.writeLong(update.at.toEpochMilli());
    out.writeBoolean(update.ownEvent);
    Decision decision = update.decision;
    out.writeBoolean(decision != null);
    if (decision != null) {
      BinaryFormat.writeBytes(Topics.DECISIONS.codec().encode(decision), out);
    }
    BinaryFormat.writeVarLong(update.signals.size(), out);
    for (Signal signal : update.signals) {
      SignalFormat.write(signal, out);
    }
    BinaryFormat.writeVarLong(update.caps.size(), out);
    for (Map.Entry<String, Double> cap : update.caps.entrySet()) {
      BinaryFormat.writeString(cap.getKey(), out);
      out.writeDouble(cap.getValue());
    }
  }

  private static SubjectUpdate read(int version, DataInputView in) throws IOException {
    Subject subject = Subject.ofKey(BinaryFormat.readString(in));
    String subtaskKey = BinaryFormat.readString(in);
    String routingKey = subtaskKey.isEmpty() ? subject.key() : subtaskKey;
    var event = new EventId(BinaryFormat.readString(in));
    var room = new RoomId(BinaryFormat.readString(in));
    Instant at = Instant.ofEpochMilli(in.readLong());
    boolean ownEvent = in.readBoolean();
    Decision decision =
        in.readBoolean() ? Topics.DECISIONS.codec().decode(BinaryFormat.readBytes(in)) : null;
    int count = (int) BinaryFormat.readVarLong(in);
    List<Signal> signals = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      signals.add(SignalFormat.read(in));
    }
    int groups = (int) BinaryFormat.readVarLong(in);
    Map<String, Double> caps = HashMap.newHashMap(groups);
    for (int i = 0; i < groups; i++) {
      caps.put(BinaryFormat.readString(in), in.readDouble());
    }
    return new SubjectUpdate(
        subject, event, room, at, ownEvent, signals, decision, caps, routingKey);
  }
}
