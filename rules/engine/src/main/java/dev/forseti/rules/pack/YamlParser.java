package dev.forseti.rules.pack;

import dev.forseti.model.Surrogates;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Parses the text of a file; what is not YAML, too long or too deep is a problem with its place.
 */
public final class YamlParser {
  private static final int MOST_CHARACTERS = 1 << 20;

  private YamlParser() {}

  /**
   * The content of the file; an empty mapping when it cannot be read.
   *
   * @param what the file is, for a problem
   */
  public static YamlMap parse(YamlSource source, String text, String what) {
    if (text.length() > MOST_CHARACTERS) {
      source.report(1, 1, "a file may have " + MOST_CHARACTERS + " characters at most", "");
      return YamlMap.none(source);
    }
    int half = Surrogates.firstHalf(text);
    if (half >= 0) { // the parser fails on two of them where it reads on
      int line = 1 + (int) text.substring(0, half).chars().filter(c -> c == '\n').count();
      int column = half - text.lastIndexOf('\n', half);
      source.report(line, column, "not YAML: half a surrogate pair", "");
      return YamlMap.none(source);
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.file())
            .setMaxAliasesForCollections(10)
            .setBufferSize(text.length() + 2) // at a buffer's end it fails on a surrogate pair
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      return YamlMap.of(source, root.orElse(null), what);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      int column = e.getProblemMark().map(Mark::getColumn).orElse(0) + 1;
      source.report(line, column, "not YAML: " + e.getProblem(), "");
    } catch (YamlEngineException | IllegalArgumentException e) { // the latter of a bad tag
      source.report(1, 1, "not YAML: " + e.getMessage(), "");
    } catch (StackOverflowError tooDeep) {
      source.report(1, 1, "not YAML that can be read: nested too deep", "");
    }
    return YamlMap.none(source);
  }
}
