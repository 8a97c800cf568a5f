package dev.forseti.scoring;

import dev.forseti.features.FeatureReader;
import dev.forseti.features.FeatureVector;
import dev.forseti.features.SenderHistory;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.scoring.stream.ArrivedEvent;
import dev.forseti.scoring.stream.CounterPart;
import dev.forseti.scoring.stream.EventStep;
import dev.forseti.scoring.stream.ReadEvent;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.scoring.stream.Ticket;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Drops repetitions, reads the features of each event, and tells the counters what it shows them.
 * Keyed by sender; state: its {@link SeenEvents}, and its history, gone when it wrote nothing for
 * the time of memory. The event goes on by itself; what each key's counters need goes to {@link
 * #PARTS}.
 */
final class SplitEvent
    extends KeyedBroadcastProcessFunction<String, ArrivedEvent, RulePack, EventStep> {
  private static final long serialVersionUID = 2L;
  private static final int SUBTASK_BITS = 48;

  static final OutputTag<CounterPart> PARTS = new OutputTag<>("counter-parts", StreamTypes.PART);

  private final ScoringConfig config;
  private transient @Nullable CachedState<SenderHistory> sender;
  private transient @Nullable SeenEvents seen;
  private transient @Nullable RunningRules rules;
  private transient long ticket;

  SplitEvent(ScoringConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    sender = new CachedState<>(getRuntimeContext(), "sender", StreamTypes.SENDER, Expiry.MEMORY);
    seen = new SeenEvents(getRuntimeContext(), config.forgetAfter());
    rules = new RunningRules(config);
    ticket = (long) getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() << SUBTASK_BITS;
  }

  @Override
  public void processElement(
      ArrivedEvent arrived, ReadOnlyContext context, Collector<EventStep> out) throws Exception {
    RoomEvent event = arrived.event();
    if (!Opened.of(seen).isFirst(event)) {
      return;
    }
    SenderHistory before = history(arrived, event, context.currentProcessingTime());
    ActiveRules running = Opened.of(rules).now(context.getBroadcastState(RunningRules.PACKS));
    FeatureVector read = running.read(event, before, arrived.serverSince());
    var its = new Ticket(arrived.sender().hashCode(), ticket++);
    List<CounterPart> parts = running.parts(its, event.receivedAt().toEpochMilli());
    out.collect(EventStep.of(its, new ReadEvent(event, read), parts.size()));
    parts.forEach(part -> context.output(PARTS, part));
  }

  /** What was known of the sender before the event; remembers the event too. */
  private SenderHistory history(ArrivedEvent arrived, RoomEvent event, long now) throws Exception {
    CachedState<SenderHistory> state = Opened.of(sender);
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
  public void processBroadcastElement(RulePack pack, Context context, Collector<EventStep> out)
      throws Exception {
    Opened.of(rules).offer(pack, context.getBroadcastState(RunningRules.PACKS));
  }
}
