package dev.forseti.scoring.rules;

import dev.forseti.model.RulePack;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rule packs that the job is started with; those of the rules topic replace them by name.
 * Serializable, since operators take them along.
 *
 * @param texts the packs as YAML, by name
 * @param wordLists the files that the packs name, by pack and file name
 */
public record InitialPacks(Map<String, String> texts, Map<String, Map<String, String>> wordLists)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public InitialPacks {
    texts = new TreeMap<>(texts);
    wordLists = new TreeMap<>(wordLists);
  }

  /** These packs. */
  public static InitialPacks of(List<RulePack> packs) {
    Map<String, String> texts = new TreeMap<>();
    Map<String, Map<String, String>> files = new TreeMap<>();
    for (RulePack pack : packs) {
      texts.put(pack.name(), pack.text());
      files.put(pack.name(), new TreeMap<>(pack.files()));
    }
    return new InitialPacks(texts, files);
  }

  /** The packs in the order of their names. */
  public List<RulePack> packs() {
    return texts.entrySet().stream()
        .map(
            pack ->
                new RulePack(
                    pack.getKey(),
                    pack.getValue(),
                    wordLists.getOrDefault(pack.getKey(), Map.of())))
        .toList();
  }
}
