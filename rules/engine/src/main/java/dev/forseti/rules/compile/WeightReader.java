package dev.forseti.rules.compile;

import dev.forseti.rules.pack.FittedWeights;
import dev.forseti.rules.pack.PackFile;
import dev.forseti.rules.pack.WeightsFileException;
import dev.forseti.rules.pack.YamlMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the rules of a pack weigh: a number, or {@code fit} and the pack's file of weights.
 */
final class WeightReader {
  private static final String FIT = "fit";

  private final FittedWeights fitted;

  WeightReader(PackFile pack) {
    this.fitted = read(pack);
  }

  /** The weight of a rule in nats; null when it is to be estimated and has not been yet. */
  @Nullable Double of(YamlMap weigher, String rule) {
    if (!weigher.text("weight", "0").equals(FIT)) {
      return weigher.number("weight", 0);
    }
    FittedWeights.Row row = fitted.of(rule);
    return row == null ? null : row.fitted();
  }

  private static FittedWeights read(PackFile pack) {
    YamlMap root = pack.root();
    var none = new FittedWeights(Map.of());
    if (!root.has("weights")) {
      return none;
    }
    String name = root.text("weights", "");
    Map<String, String> files = pack.pack().files();
    String content = files.get(name);
    if (content == null) {
      root.report("weights", "there is no file '" + name + "' beside the pack", files.keySet());
      return none;
    }
    try {
      return FittedWeights.read(content);
    } catch (WeightsFileException wrong) {
      root.report("weights", name + ", " + wrong.getMessage(), List.of());
      return none;
    }
  }
}
