package dev.forseti.scoring.stream;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.RoomId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.scoring.encoding.BinaryEncoding;
import dev.forseti.scoring.encoding.SignalEncoding;
import dev.forseti.scoring.encoding.VersionedFormat;
import dev.forseti.wire.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The format of a {@link SubjectUpdate}; since version 2 with whether it is a correction, and with
 * what bears signals out; since version 3 with the learned groups.
 */
final class SubjectUpdateFormat {
  static final VersionedFormat<SubjectUpdate> FORMAT =
      new VersionedFormat<>(
          "subject-news",
          SubjectUpdate.class,
          3,
          SubjectUpdateFormat::write,
          SubjectUpdateFormat::read);

  private SubjectUpdateFormat() {}

  private static void write(SubjectUpdate update, DataOutputView out) throws IOException {
    boolean isBroadcast = update.isServerBroadcast();
    BinaryEncoding.writeString(isBroadcast ? update.subject().key() : update.routingKey(), out);
    BinaryEncoding.writeString(isBroadcast ? update.routingKey() : "", out);
    BinaryEncoding.writeString(update.eventId().value(), out);
    BinaryEncoding.writeString(update.roomId().value(), out);
    out.writeLong(update.at().toEpochMilli());
    out.writeBoolean(update.ownEvent());
    out.writeBoolean(update.correction());
    Decision decision = update.decision();
    out.writeBoolean(decision != null);
    if (decision != null) {
      BinaryEncoding.writeBytes(Topics.DECISIONS.codec().encode(decision), out);
    }
    Verdict told = update.told();
    out.writeBoolean(told != null);
    if (told != null) {
      BinaryEncoding.writeBytes(Topics.VERDICTS.codec().encode(told), out);
    }
    BinaryEncoding.writeVarLong(update.signals().size(), out);
    for (Signal signal : update.signals()) {
      SignalEncoding.write(signal, out);
    }
    BinaryEncoding.writeVarLong(update.groups().caps().size(), out);
    for (Map.Entry<String, Double> cap : update.groups().caps().entrySet()) {
      BinaryEncoding.writeString(cap.getKey(), out);
      out.writeDouble(cap.getValue());
    }
    BinaryEncoding.writeVarLong(update.groups().learned().size(), out);
    for (String group : update.groups().learned()) {
      BinaryEncoding.writeString(group, out);
    }
  }

  private static SubjectUpdate read(int version, DataInputView in) throws IOException {
    Subject subject = Subject.ofKey(BinaryEncoding.readString(in));
    String subtaskKey = BinaryEncoding.readString(in);
    String routingKey = subtaskKey.isEmpty() ? subject.key() : subtaskKey;
    var event = new EventId(BinaryEncoding.readString(in));
    var room = new RoomId(BinaryEncoding.readString(in));
    Instant at = Instant.ofEpochMilli(in.readLong());
    boolean ownEvent = in.readBoolean();
    boolean correction = version > 1 && in.readBoolean();
    Decision decision =
        in.readBoolean() ? Topics.DECISIONS.codec().decode(BinaryEncoding.readBytes(in)) : null;
    Verdict told =
        in.readBoolean() ? Topics.VERDICTS.codec().decode(BinaryEncoding.readBytes(in)) : null;
    int count = (int) BinaryEncoding.readVarLong(in);
    List<Signal> signals = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      signals.add(SignalEncoding.read(in, version > 1));
    }
    int groups = (int) BinaryEncoding.readVarLong(in);
    Map<String, Double> caps = HashMap.newHashMap(groups);
    for (int i = 0; i < groups; i++) {
      caps.put(BinaryEncoding.readString(in), in.readDouble());
    }
    int known = version > 2 ? (int) BinaryEncoding.readVarLong(in) : 0;
    Set<String> learned = HashSet.newHashSet(known);
    for (int i = 0; i < known; i++) {
      learned.add(BinaryEncoding.readString(in));
    }
    var bounds = new EvidenceGroups(caps, learned);
    return new SubjectUpdate(
        subject,
        event,
        room,
        at,
        ownEvent,
        correction,
        signals,
        decision,
        told,
        bounds,
        routingKey);
  }
}
