package dev.forseti.rules.pack;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A text of a file that knows where each of its characters stands, however YAML folded or quoted
 * it.
 */
public record SourceText(YamlSource source, String text, @Nullable Node node) {
  /** Something is wrong at a character, counted in code points from 0. */
  public void report(int offset, String message, String hint) {
    int[] place = place(offset);
    source.report(place[0], place[1], message, hint);
  }

  /** The offset of a line, from 1, and a column of it, from 0. */
  public int offset(int line, int column) {
    int offset = 0;
    for (String before : text.lines().limit(Math.max(0, line - 1)).toList()) {
      offset += before.codePointCount(0, before.length()) + 1;
    }
    return offset + Math.max(0, column);
  }

  private int[] place(int offset) {
    int[] place = YamlSource.place(node);
    int line = place[0] - 1;
    int column = place[1] - 1;
    if (node instanceof ScalarNode scalar) {
      boolean block =
          scalar.getScalarStyle() == ScalarStyle.LITERAL
              || scalar.getScalarStyle() == ScalarStyle.FOLDED;
      line += block ? 1 : 0;
      column = block ? 0 : scalar.getScalarStyle() == ScalarStyle.PLAIN ? column : column + 1;
    }
    int[] wanted = text.codePoints().limit(offset + 1L).filter(c -> c > ' ').toArray();
    int found = 0;
    int[] last = {line + 1, column + 1};
    for (int at = line; at < source.lines().size() && found < wanted.length; at++) {
      String here = source.lines().get(at);
      for (int i = at == line ? column : 0; i < here.length() && found < wanted.length; i++) {
        if (here.codePointAt(i) == wanted[found]) {
          last = new int[] {at + 1, i + 1};
          found++;
          i += Character.charCount(here.codePointAt(i)) - 1;
        }
      }
    }
    return found == wanted.length ? last : YamlSource.place(node);
  }
}
