package dev.forseti.scoring;

import dev.forseti.model.RulePack;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.scoring.stream.StreamTypes;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The rules that an operator runs now: the packs that the job was started with, each replaced by
 * the newest of its name that compiled with the others. A pack that does not compile is set aside
 * and what ran before goes on; one without text is withdrawn, and what the job was started with
 * under that name runs again. Every operator sees the same packs in the same order.
 */
final class RunningRules {
  static final MapStateDescriptor<String, RulePack> PACKS =
      new MapStateDescriptor<>("rule-packs", Types.STRING, StreamTypes.PACK);

  private final ScoringConfig config;
  private final BroadcastState<String, RulePack> state;
  private @Nullable ActiveRules rules;

  /** The rules of an operator that hears of every pack; what it heard is in its state. */
  RunningRules(ScoringConfig config, OperatorStateStore store) throws Exception {
    this.config = config;
    this.state = store.getBroadcastState(PACKS);
  }

  /** The rules to run; after a restart they are compiled from the packs in the state. */
  ActiveRules now() throws Exception {
    ActiveRules running = rules;
    if (running == null) {
      running = active(RuleCompiler.compile(packs().values()));
      rules = running;
    }
    return running;
  }

  /**
   * Takes a pack in when it compiles with the others.
   *
   * @return what is said of it as of that moment: with problems it does not run
   */
  RuleCompiler.Result offer(RulePack pack, long nowMillis) throws Exception {
    Map<String, RulePack> trial = packs();
    RulePack start = startPacks().get(pack.name());
    if (!pack.text().isEmpty()) {
      trial.put(pack.name(), pack);
    } else if (start != null) {
      trial.put(pack.name(), start);
    } else {
      trial.remove(pack.name());
    }
    RuleCompiler.Result compiled =
        RuleCompiler.compile(trial.values(), Instant.ofEpochMilli(nowMillis));
    if (!compiled.problems().isEmpty()) {
      return compiled;
    }
    if (pack.text().isEmpty()) {
      state.remove(pack.name());
    } else {
      state.put(pack.name(), pack);
    }
    rules = active(compiled);
    return compiled;
  }

  private static ActiveRules active(RuleCompiler.Result compiled) {
    return new ActiveRules(compiled.rules());
  }

  private Map<String, RulePack> packs() throws Exception {
    Map<String, RulePack> packs = startPacks();
    for (Map.Entry<String, RulePack> pack : state.immutableEntries()) {
      packs.put(pack.getKey(), pack.getValue());
    }
    return packs;
  }

  private Map<String, RulePack> startPacks() {
    Map<String, RulePack> packs = new TreeMap<>();
    config.rulePacks().forEach(pack -> packs.put(pack.name(), pack));
    return packs;
  }
}
