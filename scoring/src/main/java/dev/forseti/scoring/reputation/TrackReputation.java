package dev.forseti.scoring.reputation;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;

import dev.forseti.model.Decision;
import dev.forseti.model.EvidenceGroups;
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
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Adds signals and decisions to the reputation of their subject. Keyed by subject; state: its
 * evidence and its decisions, gone when it was not written for 400 days, ignored when nothing of it
 * is left. Verdicts go to {@link #VERDICTS} at once. Reputations come out at once with a verdict or
 * a decision; other changes are buffered ({@link PendingReputations}). A user who is first seen
 * inherits a little of the server's reputation ({@link ServerReputations}). A verdict that readers
 * have, and that after a crash is reached no more, is taken back ({@link StrongerVerdicts}).
 */
public final class TrackReputation extends CachedStateOperator<Reputation>
    implements OneInputStreamOperator<SubjectUpdate, Reputation>,
        Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 5L;
  private static final int CACHE_SIZE = 16_384;
  private static final int FEW = 256;

  public static final OutputTag<Verdict> VERDICTS =
      new OutputTag<>("verdicts", StreamTypes.VERDICT);

  private final double falsePositiveBudget;
  private transient @Nullable WriteBackCache<TrackedReputation> reputation;
  private transient @Nullable ServerReputations servers;
  private transient @Nullable PendingReputations pending;
  private transient @Nullable StrongerVerdicts stronger;
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
    stronger =
        new StrongerVerdicts(
            cachedState("stronger-verdict", StreamTypes.VERDICT, StateExpiry.LONG_TERM, FEW),
            getInternalTimerService("stronger-verdict", VoidNamespaceSerializer.INSTANCE, this),
            this);
  }

  @Override
  public void processElement(StreamRecord<SubjectUpdate> record) throws Exception {
    SubjectUpdate update = record.getValue();
    if (update.isServerBroadcast()) {
      requireOpen(servers).update(update, rules(update.groups()));
      return;
    }
    WriteBackCache<TrackedReputation> state = requireOpen(reputation);
    String key = update.routingKey();
    long now = nowMillis();
    TrackedReputation stored = state.value(key, now);
    Decision decision = update.decision();
    Verdict told = update.told();
    if (told != null) {
      rules = rules(update.groups());
      requireOpen(stronger).read(key, told, stored, now);
      return;
    }
    if (stored == null && decision == null && update.signals().isEmpty()) {
      return; // nothing is kept of a subject without evidence
    }
    ReputationRules running = rules(update.groups());
    Verdicts.Step step =
        decision == null
            ? ReputationTracker.apply(
                stored, update.occurrence(), () -> inherited(update, running), running)
            : ReputationTracker.apply(stored, decision, running);
    if (step == null) {
      state.clear(key, now);
      return;
    }
    keep(key, step, decision != null, now);
  }

  private void keep(String key, Verdicts.Step step, boolean tellsAtOnce, long now)
      throws Exception {
    requireOpen(reputation).update(key, step.tracked(), now);
    step.verdicts().forEach(verdict -> output.collect(VERDICTS, new StreamRecord<>(verdict)));
    if (!step.verdicts().isEmpty() || tellsAtOnce) {
      requireOpen(pending).emitNow(key, step.reputation());
    } else {
      requireOpen(pending).add(key, step.reputation(), now);
    }
  }

  /** Takes back what readers were told, unless it has been reached again by now. */
  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    String key = timer.getKey();
    long now = nowMillis();
    TrackedReputation stored = requireOpen(reputation).value(key, now);
    ReputationRules running = rules;
    Verdict told = requireOpen(stronger).due(key, running != null, now);
    if (told == null || running == null) {
      return;
    }
    if (ReputationTracker.isMoreThanKnown(told, stored)) {
      keep(key, ReputationTracker.takeBack(told, stored, running), true, now);
    } else if (stored != null && ReputationTracker.isYoungerThanKnown(told, stored)) {
      requireOpen(reputation).update(key, ReputationTracker.laterThan(told, stored), now);
    }
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) {}

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

  /** How evidence of these groups adds up. */
  @SuppressWarnings("ReferenceEquality") // the quick way out; equal groups are found too
  private ReputationRules rules(EvidenceGroups groups) {
    ReputationRules known = rules;
    if (known == null || (known.groups() != groups && !known.groups().equals(groups))) {
      known = ReputationRules.of(falsePositiveBudget, groups);
      rules = known;
    }
    return known;
  }
}
