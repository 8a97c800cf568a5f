package dev.forseti.scoring.rules;

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
 * the newest of its name that compiled with the others. A pack that does not compile is rejected
 * and what ran before goes on; one without text is withdrawn, and what the job was started with
 * under that name runs again. Every operator sees the same packs in the same order.
 */
public final class ReloadableRules {
  private static final MapStateDescriptor<String, RulePack> PACKS =
      new MapStateDescriptor<>("rule-packs", Types.STRING, StreamTypes.PACK);

  private final InitialPacks initial;
  private final BroadcastState<String, RulePack> reloaded;
  private @Nullable CompiledRules rules;

  /** The rules of an operator that receives every pack; those it received are in its state. */
  public ReloadableRules(InitialPacks initial, OperatorStateStore store) throws Exception {
    this.initial = initial;
    this.reloaded = store.getBroadcastState(PACKS);
  }

  /** The rules to run; after a restart they are compiled from the packs in the state. */
  public CompiledRules current() throws Exception {
    CompiledRules running = rules;
    if (running == null) {
      running = new CompiledRules(RuleCompiler.compile(packs().values()).rules());
      rules = running;
    }
    return running;
  }

  /**
   * Replaces a pack when the new one compiles with the others.
   *
   * @return what the compiler found as of that moment: with problems the pack does not run
   */
  public RuleCompiler.Result reload(RulePack pack, long nowMillis) throws Exception {
    Map<String, RulePack> trial = packs();
    RulePack original = initialPacks().get(pack.name());
    if (!pack.text().isEmpty()) {
      trial.put(pack.name(), pack);
    } else if (original != null) {
      trial.put(pack.name(), original);
    } else {
      trial.remove(pack.name());
    }
    RuleCompiler.Result compiled =
        RuleCompiler.compile(trial.values(), Instant.ofEpochMilli(nowMillis));
    if (!compiled.problems().isEmpty()) {
      return compiled;
    }
    if (pack.text().isEmpty()) {
      reloaded.remove(pack.name());
    } else {
      reloaded.put(pack.name(), pack);
    }
    rules = new CompiledRules(compiled.rules());
    return compiled;
  }

  private Map<String, RulePack> packs() throws Exception {
    Map<String, RulePack> packs = initialPacks();
    for (Map.Entry<String, RulePack> pack : reloaded.immutableEntries()) {
      packs.put(pack.getKey(), pack.getValue());
    }
    return packs;
  }

  private Map<String, RulePack> initialPacks() {
    Map<String, RulePack> packs = new TreeMap<>();
    initial.packs().forEach(pack -> packs.put(pack.name(), pack));
    return packs;
  }
}
