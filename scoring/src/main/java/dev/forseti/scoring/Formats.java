package dev.forseti.scoring;

import dev.forseti.model.Decision;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.wire.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The formats of what is on no topic. */
final class Formats {
  private static final byte[] NOTHING = new byte[0];

  private Formats() {}

  /** What the engine remembers. */
  enum Remembered implements Format<Bytes> {
    FORMAT;

    @Override
    public Class<Bytes> type() {
      return Bytes.class;
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(Bytes value, DataOutputView out) throws IOException {
      ImmutableSerializer.writeBytes(value.array(), out);
    }

    @Override
    public Bytes read(int version, DataInputView in) throws IOException {
      return Bytes.of(ImmutableSerializer.readBytes(in));
    }
  }

  /** An event with what was remembered before it. */
  enum Seen implements Format<RuleEngine.SeenEvent> {
    FORMAT;

    @Override
    public Class<RuleEngine.SeenEvent> type() {
      return RuleEngine.SeenEvent.class;
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(RuleEngine.SeenEvent value, DataOutputView out) throws IOException {
      ImmutableSerializer.writeBytes(Topics.EVENTS.codec().encode(value.event()), out);
      ImmutableSerializer.writeBytes(value.server().array(), out);
      ImmutableSerializer.writeBytes(value.sender().array(), out);
    }

    @Override
    public RuleEngine.SeenEvent read(int version, DataInputView in) throws IOException {
      var event = Topics.EVENTS.codec().decode(ImmutableSerializer.readBytes(in));
      var server = Bytes.of(ImmutableSerializer.readBytes(in));
      var sender = Bytes.of(ImmutableSerializer.readBytes(in));
      return new RuleEngine.SeenEvent(event, server, sender);
    }
  }

  /** A part of an event on its way to counters, or back. */
  enum Part implements Format<EventPart> {
    FORMAT;

    @Override
    public Class<EventPart> type() {
      return EventPart.class;
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(EventPart value, DataOutputView out) throws IOException {
      Seen.FORMAT.write(value.event(), out);
      out.writeUTF(value.rules());
      out.writeUTF(value.key().group());
      out.writeUTF(value.key().key());
      out.writeInt(value.part());
      out.writeInt(value.parts());
      out.writeInt(value.counters().size());
      for (Map.Entry<String, Long> counter : value.counters().entrySet()) {
        out.writeUTF(counter.getKey());
        out.writeLong(counter.getValue());
      }
    }

    @Override
    public EventPart read(int version, DataInputView in) throws IOException {
      var event = Seen.FORMAT.read(Seen.FORMAT.version(), in);
      String rules = in.readUTF();
      var key = new RuleEngine.CounterKey(in.readUTF(), in.readUTF());
      int part = in.readInt();
      int parts = in.readInt();
      Map<String, Long> counters = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        counters.put(in.readUTF(), in.readLong());
      }
      return new EventPart(event, rules, key, part, parts, counters);
    }
  }

  /** News about a subject. */
  enum News implements Format<SubjectNews> {
    FORMAT;

    @Override
    public Class<SubjectNews> type() {
      return SubjectNews.class;
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(SubjectNews value, DataOutputView out) throws IOException {
      out.writeUTF(value.subject().key());
      out.writeBoolean(value.own());
      RoomEvent event = value.event();
      Decision decision = value.decision();
      ImmutableSerializer.writeBytes(
          event == null ? NOTHING : Topics.EVENTS.codec().encode(event), out);
      ImmutableSerializer.writeBytes(
          decision == null ? NOTHING : Topics.DECISIONS.codec().encode(decision), out);
      out.writeInt(value.signals().size());
      for (Signal signal : value.signals()) {
        ImmutableSerializer.writeBytes(Topics.SIGNALS.codec().encode(signal), out);
      }
    }

    @Override
    public SubjectNews read(int version, DataInputView in) throws IOException {
      Subject subject = Subject.ofKey(in.readUTF());
      boolean own = in.readBoolean();
      byte[] event = ImmutableSerializer.readBytes(in);
      byte[] decision = ImmutableSerializer.readBytes(in);
      List<Signal> signals = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        signals.add(Topics.SIGNALS.codec().decode(ImmutableSerializer.readBytes(in)));
      }
      return new SubjectNews(
          subject,
          event.length == 0 ? null : Topics.EVENTS.codec().decode(event),
          own,
          signals,
          decision.length == 0 ? null : Topics.DECISIONS.codec().decode(decision));
    }
  }
}
