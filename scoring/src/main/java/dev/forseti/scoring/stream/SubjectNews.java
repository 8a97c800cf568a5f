package dev.forseti.scoring.stream;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.pipeline.LocalPipeline;
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
 * What is new about a subject: either an event with the signals it gave, or a decision.
 *
 * @param subject whom it is about
 * @param eventId the event, or what stands for the decision
 * @param roomId where it was
 * @param at when, by the tap's or the console's clock
 * @param own whether it is an event of the subject itself; a quiet one ages its evidence
 * @param signals the event's signals about the subject
 * @param decision what a moderator said; null for an event
 * @param caps the greatest sum of each group of rules, in nats, by the rules that run
 * @param way the key by which it travels: the subject's own, or one that leads to a subtask
 */
public record SubjectNews(
    Subject subject,
    EventId eventId,
    RoomId roomId,
    Instant at,
    boolean own,
    List<Signal> signals,
    @Nullable Decision decision,
    Map<String, Double> caps,
    String way) {
  static final Format<SubjectNews> FORMAT =
      new Format<>("subject-news", SubjectNews.class, 1, SubjectNews::write, SubjectNews::read);

  public SubjectNews {
    signals = List.copyOf(signals);
    caps = Map.copyOf(caps);
  }

  /** What the event and these signals say of a subject. */
  public static SubjectNews of(
      RoomEvent event,
      Subject subject,
      boolean own,
      List<Signal> signals,
      Map<String, Double> caps) {
    return new SubjectNews(
        subject,
        event.eventId(),
        event.roomId(),
        event.receivedAt(),
        own,
        signals,
        null,
        caps,
        subject.key());
  }

  /** A decision; it stands for the event that a verdict names. */
  public static SubjectNews of(Decision decision, Map<String, Double> caps) {
    return new SubjectNews(
        decision.subject(),
        new EventId("$" + decision.id()),
        LocalPipeline.DECIDED_IN,
        decision.at(),
        false,
        List.of(),
        decision,
        caps,
        decision.subject().key());
  }

  /** The same of a server, by the way to one of the subtasks that all hear of it. */
  public SubjectNews forAll(String subtask) {
    return new SubjectNews(subject, eventId, roomId, at, own, signals, decision, caps, subtask);
  }

  /** Whether it is for the users of the server, not for the server itself. */
  public boolean isOfAServerForAll() {
    return subject.kind() == Subject.Kind.SERVER && !way.equals(subject.key());
  }

  private static void write(SubjectNews news, DataOutputView out) throws IOException {
    boolean forAll = news.isOfAServerForAll();
    Written.string(forAll ? news.subject.key() : news.way, out);
    Written.string(forAll ? news.way : "", out);
    Written.string(news.eventId.value(), out);
    Written.string(news.roomId.value(), out);
    out.writeLong(news.at.toEpochMilli());
    out.writeBoolean(news.own);
    Decision decision = news.decision;
    out.writeBoolean(decision != null);
    if (decision != null) {
      Written.bytes(Topics.DECISIONS.codec().encode(decision), out);
    }
    Written.number(news.signals.size(), out);
    for (Signal signal : news.signals) {
      WrittenSignal.write(signal, out);
    }
    Written.number(news.caps.size(), out);
    for (Map.Entry<String, Double> cap : news.caps.entrySet()) {
      Written.string(cap.getKey(), out);
      out.writeDouble(cap.getValue());
    }
  }

  private static SubjectNews read(int version, DataInputView in) throws IOException {
    Subject subject = Subject.ofKey(Written.string(in));
    String subtask = Written.string(in);
    String way = subtask.isEmpty() ? subject.key() : subtask;
    var event = new EventId(Written.string(in));
    var room = new RoomId(Written.string(in));
    Instant at = Instant.ofEpochMilli(in.readLong());
    boolean own = in.readBoolean();
    Decision decision =
        in.readBoolean() ? Topics.DECISIONS.codec().decode(Written.bytes(in)) : null;
    int count = (int) Written.number(in);
    List<Signal> signals = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      signals.add(WrittenSignal.read(in));
    }
    int groups = (int) Written.number(in);
    Map<String, Double> caps = HashMap.newHashMap(groups);
    for (int i = 0; i < groups; i++) {
      caps.put(Written.string(in), in.readDouble());
    }
    return new SubjectNews(subject, event, room, at, own, signals, decision, caps, way);
  }
}
