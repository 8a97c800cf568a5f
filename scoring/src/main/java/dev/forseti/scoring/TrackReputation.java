package dev.forseti.scoring;

import dev.forseti.model.Decision;
import dev.forseti.model.Reputation;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.reputation.Verdicts;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.scoring.stream.SubjectNews;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Folds signals and decisions into the reputation of their subject. Keyed by subject; state: its
 * evidence, gone when nothing was said of it for the time of memory, passed over when nothing of
 * its evidence is left. Emits reputations; verdicts go to {@link #VERDICTS}.
 */
final class TrackReputation
    extends KeyedBroadcastProcessFunction<String, SubjectNews, RulePack, Reputation> {
  private static final long serialVersionUID = 2L;

  static final OutputTag<Verdict> VERDICTS = new OutputTag<>("verdicts", StreamTypes.VERDICT);

  private final ScoringConfig config;
  private transient @Nullable CachedState<TrackedReputation> reputation;
  private transient @Nullable RunningRules rules;

  TrackReputation(ScoringConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    reputation =
        new CachedState<>(getRuntimeContext(), "reputation", StreamTypes.TRACKED, Expiry.MEMORY);
    rules = new RunningRules(config);
  }

  @Override
  public void processElement(SubjectNews news, ReadOnlyContext context, Collector<Reputation> out)
      throws Exception {
    CachedState<TrackedReputation> state = Opened.of(reputation);
    String key = context.getCurrentKey();
    long now = context.currentProcessingTime();
    TrackedReputation stored = state.value(key, now);
    if (stored == null && news.decision() == null && news.signals().isEmpty()) {
      return; // of those who were never noticed, nothing is kept
    }
    ReputationRules running =
        Opened.of(rules).now(context.getBroadcastState(RunningRules.PACKS)).reputations();
    TrackedReputation known =
        stored == null || LocalPipeline.isForgotten(stored, news.at(), running) ? null : stored;
    if (known == null && news.decision() == null && news.signals().isEmpty()) {
      state.clear(key, now);
      return;
    }
    Verdicts.Step step =
        Verdicts.judge(after(known, news, running), news.eventId(), news.roomId(), running);
    state.update(key, step.tracked(), now);
    out.collect(step.reputation());
    step.change().ifPresent(verdict -> context.output(VERDICTS, verdict));
  }

  private static TrackedReputation after(
      @Nullable TrackedReputation known, SubjectNews news, ReputationRules rules) {
    TrackedReputation tracked =
        known == null ? TrackedReputation.unknown(news.subject(), 0, news.at()) : known;
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

  @Override
  public void processBroadcastElement(RulePack pack, Context context, Collector<Reputation> out)
      throws Exception {
    Opened.of(rules).offer(pack, context.getBroadcastState(RunningRules.PACKS));
  }
}
