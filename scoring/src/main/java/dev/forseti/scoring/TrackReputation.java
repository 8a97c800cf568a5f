package dev.forseti.scoring;

import dev.forseti.model.Decision;
import dev.forseti.model.Reputation;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.reputation.Verdicts;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.scoring.stream.SubjectNews;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Folds signals and decisions into the reputation of their subject. Keyed by subject; state: its
 * evidence, gone when nothing was said of it for the time of memory, passed over when nothing of
 * its evidence is left. Verdicts go to {@link #VERDICTS} at once. Reputations come out at once with
 * a verdict or a decision; other changes of a subject are gathered for half a second, until the
 * next checkpoint or the end, and then the newest is told. A user who is first met inherits a
 * little of what is known of the server ({@link KnownServers}).
 */
final class TrackReputation extends HoldingOperator<Reputation>
    implements OneInputStreamOperator<SubjectNews, Reputation> {
  private static final long serialVersionUID = 3L;
  private static final int AT_HAND = 16_384;
  private static final int MOST_UNTOLD = 16_384;
  private static final long GATHERED_MILLIS = 500;

  static final OutputTag<Verdict> VERDICTS = new OutputTag<>("verdicts", StreamTypes.VERDICT);

  private final ScoringConfig config;
  private transient @Nullable HeldState<TrackedReputation> reputation;
  private transient @Nullable KnownServers servers;
  private transient @Nullable ReputationRules rules;
  private transient Map<String, Reputation> untold = Map.of();
  private transient boolean isTimed;

  TrackReputation(ScoringConfig config) {
    this.config = config;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    servers = new KnownServers(context.getOperatorStateStore());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    Opened.of(servers).write(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0);
  }

  @Override
  public void open() throws Exception {
    super.open();
    reputation = held("reputation", StreamTypes.TRACKED, Expiry.MEMORY, AT_HAND);
    untold = new LinkedHashMap<>();
  }

  @Override
  public void processElement(StreamRecord<SubjectNews> record) throws Exception {
    SubjectNews news = record.getValue();
    if (news.isOfAServerForAll()) {
      Opened.of(servers).hear(news, rules(news.caps()));
      return;
    }
    HeldState<TrackedReputation> state = Opened.of(reputation);
    String key = news.way();
    long now = nowMillis();
    TrackedReputation stored = state.value(key, now);
    boolean isQuiet = news.decision() == null && news.signals().isEmpty();
    if (stored == null && isQuiet) {
      return; // of those who were never noticed, nothing is kept
    }
    ReputationRules running = rules(news.caps());
    TrackedReputation known =
        stored == null || LocalPipeline.isForgotten(stored, news.at(), running) ? null : stored;
    if (known == null && isQuiet) {
      state.clear(key, now);
      return;
    }
    double shift = known == null ? Opened.of(servers).shift(news.subject(), news.at(), running) : 0;
    Verdicts.Step step =
        Verdicts.judge(after(known, news, shift, running), news.eventId(), news.roomId(), running);
    state.update(key, step.tracked(), now);
    step.change().ifPresent(verdict -> output.collect(VERDICTS, new StreamRecord<>(verdict)));
    if (step.change().isPresent() || news.decision() != null) {
      untold.remove(key);
      output.collect(new StreamRecord<>(step.reputation()));
    } else {
      gather(key, step.reputation(), now);
    }
  }

  private void gather(String key, Reputation reputation, long now) {
    untold.put(key, reputation);
    if (untold.size() >= MOST_UNTOLD) {
      tellAll();
    } else if (!isTimed) {
      isTimed = true;
      getProcessingTimeService()
          .registerTimer(
              now + GATHERED_MILLIS,
              time -> {
                isTimed = false;
                tellAll();
              });
    }
  }

  private void tellAll() {
    untold.values().forEach(reputation -> output.collect(new StreamRecord<>(reputation)));
    untold.clear();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    super.prepareSnapshotPreBarrier(checkpoint);
    tellAll();
  }

  @Override
  public void finish() throws Exception {
    tellAll();
    super.finish();
  }

  /** How evidence adds up under these caps. */
  @SuppressWarnings("ReferenceEquality") // the quick way out; equal maps are found too
  private ReputationRules rules(Map<String, Double> caps) {
    ReputationRules known = rules;
    if (known == null || (known.groupCaps() != caps && !known.groupCaps().equals(caps))) {
      known = ReputationRules.of(config.falsePositiveBudget(), caps);
      rules = known;
    }
    return known;
  }

  /**
   * What is known after the news.
   *
   * @param known what was known before; null for nothing
   * @param shift what the subject then starts with
   */
  static TrackedReputation after(
      @Nullable TrackedReputation known, SubjectNews news, double shift, ReputationRules rules) {
    TrackedReputation tracked =
        known == null ? TrackedReputation.unknown(news.subject(), shift, news.at()) : known;
    Decision decision = news.decision();
    if (decision != null) {
      return tracked.with(decision, news.eventId(), rules);
    }
    if (known != null && news.own()) {
      tracked = tracked.withEvent(news.at());
    }
    for (Signal signal : news.signals()) {
      tracked = tracked.with(signal, rules);
    }
    return tracked;
  }
}
