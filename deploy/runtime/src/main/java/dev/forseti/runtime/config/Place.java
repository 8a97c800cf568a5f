package dev.forseti.runtime.config;

import java.util.Comparator;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Where in a file something stands; places are in the order in which they are read, and the file as
 * a whole comes after all in it.
 *
 * @param file the file's name
 * @param line from 1; the greatest number for the file as a whole
 * @param column from 1
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> AS_READ =
      Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

  /** The file as a whole. */
  static Place whole(String file) {
    return new Place(file, Integer.MAX_VALUE, 1);
  }

  /** Where the node begins. */
  static Place of(String file, Node node) {
    return of(file, node.getStartMark());
  }

  /** Where the parser's mark stands; with none, the file as a whole. */
  static Place of(String file, Optional<Mark> mark) {
    return mark.map(it -> new Place(file, it.getLine() + 1, it.getColumn() + 1))
        .orElseGet(() -> whole(file));
  }

  @Override
  public int compareTo(Place other) {
    return AS_READ.compare(this, other);
  }

  /** {@code file:line:column}, or the file alone. */
  @Override
  public String toString() {
    return line == Integer.MAX_VALUE ? file : file + ":" + line + ":" + column;
  }
}
