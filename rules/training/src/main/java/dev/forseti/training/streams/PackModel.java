package dev.forseti.training.streams;

import dev.forseti.model.RulePack;
import dev.forseti.rules.learned.LearnedModel;
import dev.forseti.rules.learned.TextWeights;
import dev.forseti.rules.learned.TextWeightsFile;
import dev.forseti.rules.learned.Trees;
import dev.forseti.rules.learned.TreesFile;
import dev.forseti.rules.pack.PackFile;
import dev.forseti.rules.pack.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model that a pack names, whatever its file holds.
 *
 * @param key as in {@link LearnedModel#key}
 * @param file the name of its file
 * @param isText whether it weighs a text; else it is trees over the inputs
 * @param inputs for each of them whether more of it must never say less against the sender (1),
 *     never more (-1), or neither (0)
 */
public record PackModel(String key, String file, boolean isText, Map<String, Integer> inputs) {
  public PackModel {
    inputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  /** The models of some packs, in their order. */
  public static List<PackModel> in(List<RulePack> packs) {
    List<PackModel> found = new ArrayList<>();
    for (RulePack pack : packs) {
      YamlMap models = PackFile.parse(pack, new ArrayList<>(), new ArrayList<>()).root();
      YamlMap named = models.map("models");
      for (String name : named.names()) {
        found.add(read(LearnedModel.key(pack.name(), name), named.map(name)));
      }
    }
    return found;
  }

  private static PackModel read(String key, YamlMap model) {
    boolean isText = model.has("text");
    Map<String, Integer> inputs = new LinkedHashMap<>();
    YamlMap named = model.map("inputs");
    for (String name : named.names()) {
      inputs.put(name, sign(named.map(name).text("rises", "")));
    }
    return new PackModel(key, model.text(isText ? "text" : "trees", ""), isText, inputs);
  }

  private static int sign(String rises) {
    return switch (rises) {
      case "abuse" -> 1;
      case "good" -> -1;
      default -> 0;
    };
  }

  /** A file of it that says nothing of anybody. */
  String silent() {
    return isText
        ? TextWeightsFile.write(new TextWeights(0, 0, new byte[1]))
        : TreesFile.write(
            new Trees(
                List.copyOf(inputs.keySet()),
                0,
                new int[0],
                new int[0],
                new double[0],
                new boolean[0],
                new int[0],
                new int[0],
                new double[0]));
  }

  /** The packs with all their models silent, so that the other rules are heard alone. */
  public static List<RulePack> silenced(List<RulePack> packs) {
    Map<String, String> files = new TreeMap<>();
    in(packs).forEach(model -> files.put(model.file(), model.silent()));
    return with(packs, files);
  }

  /** The packs with other contents of their models' files, by the file's name. */
  public static List<RulePack> with(List<RulePack> packs, Map<String, String> files) {
    List<RulePack> changed = new ArrayList<>();
    for (RulePack pack : packs) {
      Map<String, String> own = new TreeMap<>(pack.files());
      for (PackModel model : in(List.of(pack))) {
        String content = files.get(model.file());
        if (content != null) {
          own.put(model.file(), content);
        }
      }
      changed.add(new RulePack(pack.name(), pack.text(), own));
    }
    return changed;
  }
}
