package dev.forseti.scoring;

import dev.forseti.features.FeatureReader;
import dev.forseti.features.SenderHistory;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.scoring.stream.ArrivedEvent;
import dev.forseti.scoring.stream.CounterPart;
import dev.forseti.scoring.stream.EventParts;
import dev.forseti.scoring.stream.EventStep;
import dev.forseti.scoring.stream.ReadEvent;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.scoring.stream.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Drops repetitions, reads the features of each event, and tells the counters what it shows them.
 * Keyed by sender; state: its {@link SeenEvents}, and its history, gone when it wrote nothing for
 * the time of memory. What the counters need goes to {@link #PARTS}, one record for each subtask
 * that keeps some of the event's keys. With one subtask the event goes with them; with more it goes
 * by itself, so that the events of a sender stay in order.
 */
final class SplitEvent extends HoldingOperator<EventStep>
    implements TwoInputStreamOperator<ArrivedEvent, RulePack, EventStep> {
  private static final long serialVersionUID = 3L;
  private static final int SUBTASK_BITS = 48;
  private static final int AT_HAND = 16_384;

  static final OutputTag<EventParts> PARTS = new OutputTag<>("counter-parts", StreamTypes.PARTS);

  private final ScoringConfig config;
  private transient @Nullable HeldState<SenderHistory> sender;
  private transient @Nullable SeenEvents seen;
  private transient @Nullable RunningRules rules;
  private transient long ticket;
  private transient List<List<CounterPart>> bySubtask = List.of();
  private transient int keyGroups;

  SplitEvent(ScoringConfig config) {
    this.config = config;
  }

  @Override
  public void open() throws Exception {
    super.open();
    sender = held("sender", StreamTypes.SENDER, Expiry.MEMORY, AT_HAND);
    seen = writtenBack(new SeenEvents(getRuntimeContext(), this, config.forgetAfter()));
    rules = new RunningRules(config, getOperatorStateBackend());
    TaskInfo task = getRuntimeContext().getTaskInfo();
    ticket = (long) task.getIndexOfThisSubtask() << SUBTASK_BITS;
    keyGroups = task.getMaxNumberOfParallelSubtasks();
    bySubtask = new ArrayList<>();
    for (int i = 0; i < task.getNumberOfParallelSubtasks(); i++) {
      bySubtask.add(new ArrayList<>());
    }
  }

  @Override
  public void processElement1(StreamRecord<ArrivedEvent> record) throws Exception {
    ArrivedEvent arrived = record.getValue();
    RoomEvent event = arrived.event();
    if (!Opened.of(seen).isFirst(event)) {
      return;
    }
    SenderHistory before = history(arrived, event);
    ActiveRules running = Opened.of(rules).now();
    var read = new ReadEvent(event, running.read(event, before, arrived.serverSince()));
    var its = new Ticket(arrived.sender().hashCode(), ticket++);
    long at = event.receivedAt().toEpochMilli();
    if (bySubtask.size() == 1) {
      tell(new EventParts(its, read, at, running.parts()));
    } else {
      split(its, read, at, running.parts());
    }
  }

  private void split(Ticket its, ReadEvent read, long at, List<CounterPart> parts) {
    for (CounterPart part : parts) {
      int subtask =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(
              part.key(), keyGroups, bySubtask.size());
      bySubtask.get(subtask).add(part);
    }
    int ways = (int) bySubtask.stream().filter(some -> !some.isEmpty()).count();
    output.collect(new StreamRecord<>(EventStep.of(its, read, ways)));
    for (List<CounterPart> some : bySubtask) {
      if (!some.isEmpty()) {
        tell(new EventParts(its, null, at, List.copyOf(some)));
        some.clear();
      }
    }
  }

  private void tell(EventParts parts) {
    output.collect(PARTS, new StreamRecord<>(parts));
  }

  /** What was known of the sender before the event; remembers the event too. */
  private SenderHistory history(ArrivedEvent arrived, RoomEvent event) throws Exception {
    HeldState<SenderHistory> state = Opened.of(sender);
    long now = nowMillis();
    SenderHistory known = state.value(arrived.sender(), now);
    SenderHistory before = known == null ? SenderHistory.startingAt(arrived.at()) : known;
    if (FeatureReader.isMessage(event)) {
      state.update(arrived.sender(), before.withMessage(event.roomId().value()), now);
    } else if (known == null) {
      state.update(arrived.sender(), before, now);
    }
    return before;
  }

  @Override
  public void processElement2(StreamRecord<RulePack> pack) throws Exception {
    Opened.of(rules).offer(pack.getValue(), nowMillis());
  }
}
