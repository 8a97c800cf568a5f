package dev.forseti.scoring.features;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;

import dev.forseti.features.FeatureReader;
import dev.forseti.features.ProtectedRooms;
import dev.forseti.features.SenderHistory;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.scoring.rules.CompiledRules;
import dev.forseti.scoring.rules.InitialPacks;
import dev.forseti.scoring.rules.ReloadableRules;
import dev.forseti.scoring.state.CachedStateOperator;
import dev.forseti.scoring.state.StateExpiry;
import dev.forseti.scoring.state.WriteBackCache;
import dev.forseti.scoring.stream.CorrelationId;
import dev.forseti.scoring.stream.CounterUpdate;
import dev.forseti.scoring.stream.CounterUpdates;
import dev.forseti.scoring.stream.EvaluationInput;
import dev.forseti.scoring.stream.EventWithFeatures;
import dev.forseti.scoring.stream.IncomingEvent;
import dev.forseti.scoring.stream.StreamTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Drops duplicates and extracts the features of each event. Keyed by sender; state: the ids of
 * {@link EventDeduplicator}, and the sender's history, gone when it was not written for 400 days.
 * What the event adds to counters goes to {@link #COUNTER_UPDATES}, one record for each subtask
 * that keeps some of the event's keys. With one subtask the event travels in it; with more it
 * travels by itself, so that the events of a sender stay in order.
 */
public final class ExtractFeatures extends CachedStateOperator<EvaluationInput>
    implements TwoInputStreamOperator<IncomingEvent, RulePack, EvaluationInput> {
  private static final long serialVersionUID = 5L;
  private static final int SUBTASK_BITS = 48;
  private static final int CACHE_SIZE = 16_384;

  public static final OutputTag<CounterUpdates> COUNTER_UPDATES =
      new OutputTag<>("counter-parts", StreamTypes.COUNTER_UPDATES);

  private final InitialPacks packs;
  private final Duration forgetAfter;
  private final ProtectedRooms rooms;
  private transient @Nullable WriteBackCache<SenderHistory> sender;
  private transient @Nullable EventDeduplicator deduplicator;
  private transient @Nullable ReloadableRules rules;
  private transient long nextNumber;
  private transient List<List<CounterUpdate>> bySubtask = List.of();
  private transient int keyGroups;

  /** The stage with these packs and rooms, which remembers an event's id for that time. */
  public ExtractFeatures(InitialPacks packs, Duration forgetAfter, ProtectedRooms rooms) {
    this.packs = packs;
    this.forgetAfter = forgetAfter;
    this.rooms = rooms;
  }

  @Override
  public void open() throws Exception {
    super.open();
    sender = cachedState("sender", StreamTypes.SENDER_HISTORY, StateExpiry.LONG_TERM, CACHE_SIZE);
    deduplicator = register(new EventDeduplicator(getRuntimeContext(), this, forgetAfter));
    rules = new ReloadableRules(packs, getOperatorStateBackend());
    TaskInfo task = getRuntimeContext().getTaskInfo();
    nextNumber = (long) task.getIndexOfThisSubtask() << SUBTASK_BITS;
    keyGroups = task.getMaxNumberOfParallelSubtasks();
    bySubtask = new ArrayList<>();
    for (int i = 0; i < task.getNumberOfParallelSubtasks(); i++) {
      bySubtask.add(new ArrayList<>());
    }
  }

  @Override
  public void processElement1(StreamRecord<IncomingEvent> record) throws Exception {
    IncomingEvent incoming = record.getValue();
    RoomEvent event = incoming.event();
    if (!requireOpen(deduplicator).isFirst(event)) {
      return;
    }
    SenderHistory before = updateHistory(incoming, event);
    CompiledRules running = requireOpen(rules).current();
    var extracted =
        new EventWithFeatures(
            event, running.features(event, before, incoming.serverSince(), rooms));
    var id = new CorrelationId(incoming.sender().hashCode(), nextNumber++);
    long at = event.countedAt().toEpochMilli();
    if (bySubtask.size() == 1) {
      emit(new CounterUpdates(id, extracted, at, running.counterUpdates()));
    } else {
      emitBySubtask(id, extracted, at, running.counterUpdates());
    }
  }

  private void emitBySubtask(
      CorrelationId id, EventWithFeatures event, long at, List<CounterUpdate> updates) {
    for (CounterUpdate update : updates) {
      int subtask =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(
              update.key(), keyGroups, bySubtask.size());
      bySubtask.get(subtask).add(update);
    }
    int records = (int) bySubtask.stream().filter(some -> !some.isEmpty()).count();
    output.collect(new StreamRecord<>(EvaluationInput.of(id, event, records)));
    for (List<CounterUpdate> some : bySubtask) {
      if (!some.isEmpty()) {
        emit(new CounterUpdates(id, null, at, List.copyOf(some)));
        some.clear();
      }
    }
  }

  private void emit(CounterUpdates updates) {
    output.collect(COUNTER_UPDATES, new StreamRecord<>(updates));
  }

  /** The sender's history before the event; the event is added to what is kept. */
  private SenderHistory updateHistory(IncomingEvent incoming, RoomEvent event) throws Exception {
    WriteBackCache<SenderHistory> state = requireOpen(sender);
    long now = nowMillis();
    boolean isProtected = rooms.contains(event.roomId());
    SenderHistory known = state.value(incoming.sender(), now);
    SenderHistory before = SenderHistory.seen(known, incoming.at(), isProtected);
    if (FeatureReader.isMessage(event)) {
      String room = event.roomId().value();
      state.update(incoming.sender(), before.withMessage(room, isProtected), now);
    } else if (SenderHistory.isNews(known, isProtected)) {
      state.update(incoming.sender(), before, now);
    }
    return before;
  }

  @Override
  public void processElement2(StreamRecord<RulePack> pack) throws Exception {
    requireOpen(rules).reload(pack.getValue(), nowMillis());
  }
}
