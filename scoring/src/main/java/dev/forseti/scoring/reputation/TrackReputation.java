package dev.forseti.scoring.reputation;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;

import dev.forseti.model.Decision;
import dev.forseti.model.Reputation;
import dev.forseti.model.Verdict;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.ReputationTracker;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.reputation.Verdicts;
import dev.forseti.scoring.state.CachedStateOperator;
import dev.forseti.scoring.state.StateExpiry;
import dev.forseti.scoring.state.WriteBackCache;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.scoring.stream.SubjectUpdate;
import java.util.Map;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Adds signals and decisions to the reputation of their subject. Keyed by subject; state: its
 * evidence and its decisions, gone when it was not written for 400 days, ignored when nothing of it
 * is left. Verdicts go to {@link #VERDICTS} at once. Reputations come out at once with a verdict or
 * a decision; other changes are buffered ({@link PendingReputations}). A user who is first seen
 * inherits a little of the server's reputation ({@link ServerReputations}).
 */
public final class TrackReputation extends CachedStateOperator<Reputation>
    implements OneInputStreamOperator<SubjectUpdate, Reputation> {
  private static final long serialVersionUID = 4L;
  private static final int CACHE_SIZE = 16_384;

  public static final OutputTag<Verdict> VERDICTS =
      new OutputTag<>("verdicts", StreamTypes.VERDICT);

  private final double falsePositiveBudget;
  private transient @Nullable WriteBackCache<TrackedReputation> reputation;
  private transient @Nullable ServerReputations servers;
  private transient @Nullable PendingReputations pending;
  private transient @Nullable ReputationRules rules;

  /** The stage for this share of acts that may be wrong. */
  public TrackReputation(double falsePositiveBudget) {
    this.falsePositiveBudget = falsePositiveBudget;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    servers = new ServerReputations(context.getOperatorStateStore());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    requireOpen(servers).snapshot(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0);
  }

  @Override
  public void open() throws Exception {
    super.open();
    reputation =
        cachedState(
            "reputation", StreamTypes.TRACKED_REPUTATION, StateExpiry.LONG_TERM, CACHE_SIZE);
    pending = new PendingReputations(getProcessingTimeService(), output);
  }

  @Override
  public void processElement(StreamRecord<SubjectUpdate> record) throws Exception {
    SubjectUpdate update = record.getValue();
    if (update.isServerBroadcast()) {
      requireOpen(servers).update(update, rules(update.caps()));
      return;
    }
    WriteBackCache<TrackedReputation> state = requireOpen(reputation);
    String key = update.routingKey();
    long now = nowMillis();
    TrackedReputation stored = state.value(key, now);
    Decision decision = update.decision();
    if (stored == null && decision == null && update.signals().isEmpty()) {
      return; // nothing is kept of a subject without evidence
    }
    ReputationRules running = rules(update.caps());
    Verdicts.Step step =
        decision == null
            ? ReputationTracker.apply(
                stored, update.occurrence(), () -> inherited(update, running), running)
            : ReputationTracker.apply(stored, decision, running);
    if (step == null) {
      state.clear(key, now);
      return;
    }
    state.update(key, step.tracked(), now);
    step.change().ifPresent(verdict -> output.collect(VERDICTS, new StreamRecord<>(verdict)));
    if (step.change().isPresent() || decision != null) {
      requireOpen(pending).emitNow(key, step.reputation());
    } else {
      requireOpen(pending).add(key, step.reputation(), now);
    }
  }

  private double inherited(SubjectUpdate update, ReputationRules running) {
    return requireOpen(servers).inherited(update.subject(), update.at(), running);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    super.prepareSnapshotPreBarrier(checkpoint);
    requireOpen(pending).flush();
  }

  @Override
  public void finish() throws Exception {
    requireOpen(pending).flush();
    super.finish();
  }

  /** How evidence adds up under these caps. */
  @SuppressWarnings("ReferenceEquality") // the quick way out; equal maps are found too
  private ReputationRules rules(Map<String, Double> caps) {
    ReputationRules known = rules;
    if (known == null || (known.groupCaps() != caps && !known.groupCaps().equals(caps))) {
      known = ReputationRules.of(falsePositiveBudget, caps);
      rules = known;
    }
    return known;
  }
}
