package dev.forseti.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.rules.pack.FittedWeights;
import dev.forseti.training.learn.WeightFit;
import dev.forseti.training.streams.PackWeights;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Estimates the weights of rules that say {@code weight: fit} on labelled streams. */
@Command(
    name = "fit",
    description = "Estimate the weights of rules on labelled streams.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./forseti fit --streams streams/ --groups groups.tsv --out library.weights",
      "STREAMS is as for ./forseti train. Estimates what rules weigh that say 'weight: fit',"
          + " writes",
      "the file that their packs name (weights:), and says of each rule for whom it counted, its",
      "weight by hand, the weight that was found, and the interval that leaving out one group of",
      "streams after the other gives. Others keep their numbers."
    })
public final class FitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--streams", required = true, description = "Folder with labelled streams.")
  private Path streams;

  @Option(names = "--out", required = true, description = "File for the weights.")
  private Path out;

  @Mixin private StreamOptions options;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  FitCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter said = spec.commandLine().getOut();
    StreamOptions.Read read = options.read(streams);
    said.println(StreamOptions.told(read));
    said.flush();
    PackWeights weights = PackWeights.in(read.packs());
    if (weights.byHand().isEmpty()) {
      throw new IllegalArgumentException("no rule says 'weight: fit'");
    }
    var fit = new WeightFit(weights, read.groups());
    FittedWeights found = fit.withIntervals(read.rows());
    Files.writeString(out, found.write(), UTF_8);
    said.println(
        "| rule | abusers | others | by hand | fitted | interval |\n|---|---|---|---|---|---|");
    for (String rule : found.rules()) {
      FittedWeights.Row row = found.of(rule);
      if (row != null) {
        said.printf(
            Locale.ROOT,
            "| %s | %d | %d | %.2f | %.2f | [%.2f, %.2f] |%n",
            rule,
            row.abusers(),
            row.others(),
            row.byHand(),
            row.fitted(),
            row.low(),
            row.high());
      }
    }
    for (Map.Entry<String, Double> held : weights.held().entrySet()) {
      WeightFit.Fired fired = WeightFit.fired(held.getKey(), read.rows());
      said.printf(
          Locale.ROOT,
          "| %s | %d | %d | %.2f | – | – |%n",
          held.getKey(),
          fired.abusers(),
          fired.others(),
          held.getValue());
    }
    said.flush();
    return 0;
  }
}
