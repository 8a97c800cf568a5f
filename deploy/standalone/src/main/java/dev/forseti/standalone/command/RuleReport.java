package dev.forseti.standalone.command;

import dev.forseti.model.Json;
import dev.forseti.rules.pack.PackProblem;
import java.util.List;

/** The report on rule packs, as text and as JSON. */
final class RuleReport {
  private RuleReport() {}

  /** Those problems that stand in the packs that are judged. */
  static List<PackProblem> in(ChosenPacks.Read read, List<PackProblem> problems) {
    return problems.stream()
        .filter(it -> read.judged().stream().anyMatch(name -> it.file().equals(name + ".yaml")))
        .toList();
  }

  /** The problem with its line and a caret, its file as the one who asked would write it. */
  static String shown(ChosenPacks.Read read, PackProblem problem) {
    return read.shown(problem.file()) + problem.shown().substring(problem.file().length());
  }

  /** The problems as JSON, without the caret. */
  static Json problems(ChosenPacks.Read read, List<PackProblem> problems) {
    return new Json.Arr(
        problems.stream()
            .<Json>map(
                it ->
                    new JsonFields()
                        .with("file", read.shown(it.file()))
                        .with("line", it.line())
                        .with("column", it.column())
                        .with("message", it.message())
                        .with("hint", it.hint())
                        .object())
            .toList());
  }

  /** A number with its word, in the singular or the plural. */
  static String count(long number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }
}
