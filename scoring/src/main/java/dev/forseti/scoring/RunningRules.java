package dev.forseti.scoring;

import dev.forseti.model.RulePack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The rules that an operator runs now: the packs that the job was started with, each replaced by
 * the newest of its name that compiled. A pack that does not compile is set aside and what ran
 * before goes on. Every operator sees the same packs in the same order and so concludes the same.
 */
final class RunningRules {
  static final MapStateDescriptor<String, RulePack> PACKS =
      new MapStateDescriptor<>("rule-packs", Types.STRING, StreamTypes.PACK);

  private final RuleEngine engine;
  private final Map<String, RulePack> packs = new TreeMap<>();
  private RuleEngine.@Nullable Rules rules;

  RunningRules(RuleEngine engine, List<RulePack> start) {
    this.engine = engine;
    start.forEach(pack -> packs.put(pack.name(), pack));
  }

  /** The rules to run; after a restart they are compiled from the packs in the state. */
  RuleEngine.Rules now(ReadOnlyBroadcastState<String, RulePack> state) throws Exception {
    RuleEngine.Rules running = rules;
    if (running == null) {
      for (Map.Entry<String, RulePack> pack : state.immutableEntries()) {
        packs.put(pack.getKey(), pack.getValue());
      }
      running = engine.compile(packs.values()).rules();
      rules = running;
    }
    return running;
  }

  /**
   * Takes a new pack in when it compiles with the others.
   *
   * @return what is wrong with it; empty when it runs now
   */
  List<String> offer(RulePack pack, BroadcastState<String, RulePack> state) throws Exception {
    now(state);
    Map<String, RulePack> trial = new TreeMap<>(packs);
    trial.put(pack.name(), pack);
    RuleEngine.Compiled compiled = engine.compile(trial.values());
    if (compiled.problems().isEmpty()) {
      packs.put(pack.name(), pack);
      state.put(pack.name(), pack);
      rules = compiled.rules();
    }
    return compiled.problems();
  }
}
