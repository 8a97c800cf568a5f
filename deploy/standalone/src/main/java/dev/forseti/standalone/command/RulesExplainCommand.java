package dev.forseti.standalone.command;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.pipeline.EventExplainer;
import dev.forseti.pipeline.EventExplanation;
import dev.forseti.pipeline.InputLimits;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.pack.PackProblem;
import dev.forseti.standalone.service.RulePacks;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores events up to one of them, and tells all that rules made of it. */
@Command(
    name = "explain",
    description = "Tell what rules made of one event, and how its sender's standing adds up.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "All events before it are scored first. Put the id in single quotes: the shell"
          + " reads $ as a variable.",
      "Example: ./forseti rules explain '$h9Zt:one.example' --over events.ndjson"
    })
public final class RulesExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EVENT_ID", description = "The event.")
  private String eventId;

  @Mixin private ChosenEvents events;
  @Mixin private ConfigFile config;

  @Option(
      names = "--packs",
      paramLabel = "FOLDER",
      defaultValue = "",
      description = "Folder with rule packs; default: those that come along.")
  private String packs;

  @Option(
      names = "--budget",
      defaultValue = "0.0005",
      description = "Share of acts that may be wrong; default: ${DEFAULT-VALUE}.")
  private double budget;

  @Option(names = "--text", description = "Show text.body and text.raw, what the sender wrote.")
  private boolean text;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  RulesExplainCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    RuleCompiler.TakenApart rules = RuleCompiler.takeApart(RulePacks.of(packs));
    List<PackProblem> problems = rules.result().problems();
    if (!problems.isEmpty()) {
      problems.forEach(problem -> err.println(problem.shown()));
      return 1;
    }
    EventId wanted =
        EventId.read(eventId).orElseThrow(() -> new IOException(noSuchId() + quotes()));
    var explainer =
        new EventExplainer(rules, ReputationRules.of(budget, rules.result().rules().groups()));
    List<EventExplanation> found = new ArrayList<>();
    EventSource.Read read =
        events.source(config).read(event -> take(event, wanted, explainer, found));
    if (found.isEmpty()) {
      err.printf(
          "forseti: no event %s among the %d of %s (%d malformed)%s%n",
          Columns.printable(eventId), read.events(), events.name(), read.malformed(), quotes());
      return 1;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        json
            ? ExplanationJson.of(found.getFirst()).line() + "\n"
            : ExplanationText.of(found.getFirst()));
    out.flush();
    return 0;
  }

  private boolean take(
      RoomEvent event, EventId wanted, EventExplainer explainer, List<EventExplanation> found)
      throws IOException {
    if (!event.eventId().equals(wanted)) {
      explainer.accept(event);
      return true;
    }
    var refusal = InputLimits.refusal(event);
    if (refusal.isPresent()) {
      throw new IOException("scoring refuses that event: " + refusal.get().detail());
    }
    found.add(explainer.explain(event, text));
    return false;
  }

  private String noSuchId() {
    return "'" + Columns.printable(eventId) + "' is no event id";
  }

  private String quotes() {
    return eventId.startsWith("$")
        ? ""
        : "; an id begins with $: put it in single quotes, or the shell takes it for a variable";
  }
}
