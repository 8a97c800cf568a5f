package dev.forseti.rules.pack;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** A file, its lines, and the problems found in it so far. */
public record YamlSource(
    String file, List<String> lines, List<PackProblem> problems, List<PackProblem> warnings) {
  /** Something is wrong at a place; both counted from 1. */
  public void report(int line, int column, String message, String hint) {
    problems.add(problem(line, column, PackProblem.Severity.ERROR, message, hint));
  }

  /** Something is wrong with a node; with none, with the file. */
  public void report(@Nullable Node node, String message, String hint) {
    int[] place = place(node);
    report(place[0], place[1], message, hint);
  }

  /** Something is not as it was meant, perhaps; the pack runs. */
  public void warn(@Nullable Node node, String message, String hint) {
    int[] place = place(node);
    warnings.add(problem(place[0], place[1], PackProblem.Severity.WARNING, message, hint));
  }

  private PackProblem problem(
      int line, int column, PackProblem.Severity severity, String message, String hint) {
    String text = line <= lines.size() ? lines.get(line - 1) : "";
    return new PackProblem(file, line, column, severity, message, hint, text);
  }

  /** Where the node stands, to be named in a message. */
  public String where(@Nullable Node node) {
    int[] place = place(node);
    return file + ":" + place[0] + ":" + place[1];
  }

  /** The line and column of a node, from 1. */
  static int[] place(@Nullable Node node) {
    Optional<Mark> mark = node == null ? Optional.empty() : node.getStartMark();
    return new int[] {
      mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1
    };
  }
}
