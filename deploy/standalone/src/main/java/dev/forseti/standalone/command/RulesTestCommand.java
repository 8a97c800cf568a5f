package dev.forseti.standalone.command;

import dev.forseti.pipeline.RulePackTestRunner;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.pack.PackProblem;
import dev.forseti.rules.pack.TestCases;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the tests that lie beside packs; a pack without any fails. */
@Command(
    name = "test",
    description = "Run the tests beside rule packs.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Each pack NAME.yaml needs NAME.tests.yaml, with a test of whom it leaves alone.",
      "Example: ./forseti rules test rules/library/link-flood.yaml"
    })
public final class RulesTestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ChosenPacks packs;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  private int tests;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  RulesTestCommand() {}

  @Override
  public Integer call() throws IOException {
    ChosenPacks.Read read = packs.read();
    RuleCompiler.Result compiled = RuleCompiler.compile(read.compiled());
    List<PackProblem> errors = RuleReport.in(read, compiled.problems());
    List<String> failures = new ArrayList<>();
    for (String pack : read.judged()) {
      failures.addAll(failures(pack, read, compiled));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new JsonFields()
              .with("packs", read.judged().size())
              .with("tests", tests)
              .with("errors", RuleReport.problems(read, errors))
              .with("failures", failures)
              .line());
    } else {
      errors.forEach(it -> spec.commandLine().getErr().println(RuleReport.shown(read, it)));
      failures.forEach(spec.commandLine().getErr()::println);
      out.println(
          RuleReport.count(read.judged().size(), "pack")
              + ", "
              + RuleReport.count(tests, "test")
              + ", "
              + RuleReport.count(errors.size(), "error")
              + ", "
              + RuleReport.count(failures.size(), "failure"));
    }
    out.flush();
    return errors.isEmpty() && failures.isEmpty() ? 0 : 1;
  }

  private List<String> failures(String pack, ChosenPacks.Read read, RuleCompiler.Result compiled) {
    String file = read.shown(pack + ".tests.yaml");
    String text = read.tests().get(pack);
    if (text == null) {
      return List.of(read.shown(pack + ".yaml") + ": no tests beside it, " + file + " is missing");
    }
    tests += TestCases.read(file, text).cases().size();
    return RulePackTestRunner.run(compiled.rules(), file, text);
  }
}
