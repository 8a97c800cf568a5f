package dev.forseti.standalone.command;

import dev.forseti.pipeline.RulePackTestRunner;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.pack.PackProblem;
import dev.forseti.rules.pack.TestCases;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compiles packs, reads the tests beside them, and shows what is wrong or may be, and where. */
@Command(
    name = "check",
    description =
        "Compile rule packs and read the tests beside them; errors and warnings with file, line"
            + " and column.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Status 0 without errors, 1 with some; warnings do not change it.",
      "Example: ./forseti rules check rules/library/link-flood.yaml"
    })
public final class RulesCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ChosenPacks packs;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  RulesCheckCommand() {}

  @Override
  public Integer call() throws IOException {
    ChosenPacks.Read read = packs.read();
    RuleCompiler.Result compiled =
        RuleCompiler.compile(read.compiled(), InstantSource.system().instant());
    List<PackProblem> errors = new ArrayList<>(RuleReport.in(read, compiled.problems()));
    read.judged().forEach(pack -> errors.addAll(inTests(pack, read, compiled)));
    List<PackProblem> warnings = RuleReport.in(read, compiled.warnings());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new JsonFields()
              .with("packs", read.judged().size())
              .with("errors", RuleReport.problems(read, errors))
              .with("warnings", RuleReport.problems(read, warnings))
              .line());
    } else {
      PrintWriter err = spec.commandLine().getErr();
      errors.forEach(it -> err.println(RuleReport.shown(read, it)));
      warnings.forEach(it -> err.println(RuleReport.shown(read, it)));
      out.println(
          RuleReport.count(read.judged().size(), "pack")
              + " checked, "
              + RuleReport.count(errors.size(), "error")
              + ", "
              + RuleReport.count(warnings.size(), "warning"));
    }
    out.flush();
    return errors.isEmpty() ? 0 : 1;
  }

  /** What is wrong with the tests beside the pack; which rules there are only sound packs say. */
  private static List<PackProblem> inTests(
      String pack, ChosenPacks.Read read, RuleCompiler.Result compiled) {
    String file = pack + ".tests.yaml";
    String text = read.tests().get(pack);
    if (text == null) {
      return List.of();
    }
    return compiled.problems().isEmpty()
        ? RulePackTestRunner.problems(compiled.rules(), file, text)
        : TestCases.read(file, text).problems();
  }
}
