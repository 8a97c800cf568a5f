package dev.forseti.training.streams;

import dev.forseti.model.RulePack;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.Rule;
import dev.forseti.rules.pack.FittedWeights;
import dev.forseti.rules.pack.FittedWeights.Row;
import dev.forseti.rules.pack.PackFile;
import dev.forseti.rules.pack.WeightsFileException;
import dev.forseti.rules.pack.YamlMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The rules of some packs whose weights are estimated ({@code weight: fit}).
 *
 * @param file the name of the file that holds them; empty when no pack names one
 * @param byHand by rule, what its author thought that it weighs, in nats; {@link #UNSAID} when
 *     nobody said
 * @param held by rule of all others that count, the weight that its pack gives it
 */
public record PackWeights(String file, Map<String, Double> byHand, Map<String, Double> held) {
  /** What a rule weighs, in nats, before anybody said anything. */
  public static final double UNSAID = 1;

  public PackWeights {
    byHand = java.util.Collections.unmodifiableMap(new TreeMap<>(byHand));
    held = java.util.Collections.unmodifiableMap(new TreeMap<>(held));
  }

  /**
   * Those of some packs.
   *
   * @throws IOException when packs name several files, or one that cannot be read
   */
  public static PackWeights in(List<RulePack> packs) throws IOException {
    String file = "";
    Map<String, Double> byHand = new TreeMap<>();
    for (RulePack pack : packs) {
      YamlMap root = PackFile.parse(pack, new ArrayList<>(), new ArrayList<>()).root();
      String named = root.text("weights", "");
      if (!file.isEmpty() && !named.isEmpty() && !file.equals(named)) {
        throw new IOException("packs name two files of weights: " + file + " and " + named);
      }
      file = named.isEmpty() ? file : named;
      FittedWeights known = known(pack, named);
      for (Node item : root.items("rules")) {
        YamlMap rule = YamlMap.of(root.source(), item, "a rule");
        if (rule.map("signal").text("weight", "").equals("fit")) {
          String id = rule.text("id", "");
          Row row = known.of(id);
          byHand.put(id, row == null ? UNSAID : row.byHand());
        }
      }
    }
    return new PackWeights(file, byHand, held(packs, byHand));
  }

  private static FittedWeights known(RulePack pack, String file) throws IOException {
    String content = pack.files().get(file);
    try {
      return content == null ? new FittedWeights(Map.of()) : FittedWeights.read(content);
    } catch (WeightsFileException wrong) {
      throw new IOException(file + ", " + wrong.getMessage(), wrong);
    }
  }

  private static Map<String, Double> held(List<RulePack> packs, Map<String, Double> byHand) {
    Map<String, Double> held = new TreeMap<>();
    for (Rule rule : RuleCompiler.compile(packs).rules().compiled()) {
      String id = rule.info().id().value();
      if (!byHand.containsKey(id) && !rule.isLearned() && rule.info().weight() != 0) {
        held.put(id, rule.info().weight());
      }
    }
    return held;
  }

  /** The packs with the weights by hand, so that what was estimated before changes nothing. */
  public List<RulePack> byHand(List<RulePack> packs) {
    Map<String, Row> rows = new LinkedHashMap<>();
    byHand.forEach((rule, weight) -> rows.put(rule, Row.byHand(weight)));
    return with(packs, new FittedWeights(rows));
  }

  /** The packs with other weights. */
  public List<RulePack> with(List<RulePack> packs, FittedWeights weights) {
    List<RulePack> changed = new ArrayList<>();
    for (RulePack pack : packs) {
      Map<String, String> own = new TreeMap<>(pack.files());
      if (!file.isEmpty() && pack.text().contains(file)) {
        own.put(file, weights.write());
      }
      changed.add(new RulePack(pack.name(), pack.text(), own));
    }
    return changed;
  }
}
