package dev.forseti.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.training.evaluation.LeaveGroupsOut;
import dev.forseti.training.learn.ModelCard;
import dev.forseti.training.learn.ModelTraining;
import dev.forseti.training.streams.StreamRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the models that packs name on labelled streams. */
@Command(
    name = "train",
    description = "Train the models of rule packs on labelled streams.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./forseti train --streams streams/ --groups groups.tsv --out models/",
      "STREAMS holds a folder for each stream, with events.ndjson and labels.ndjson. Writes each",
      "model under the name that its pack gives it, and card.md. The same data and seed give the",
      "same models."
    })
public final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--streams", required = true, description = "Folder with labelled streams.")
  private Path streams;

  @Option(names = "--leave-out", description = "A group that is not trained on.")
  private @Nullable String leaveOut;

  @Option(
      names = "--figures",
      description = "The streams.md of an evaluation with this data, for the card.")
  private @Nullable Path figures;

  @Option(names = "--out", required = true, description = "Folder for the models.")
  private Path out;

  @Mixin private StreamOptions options;

  private final Clock clock;

  /** A command that dates its card by the system's clock. */
  public TrainCommand() {
    this(Clock.systemUTC());
  }

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  TrainCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter said = spec.commandLine().getOut();
    StreamOptions.Read read = options.read(streams);
    said.println(StreamOptions.told(read));
    said.flush();
    ModelTraining.Trained trained = options.training(read).train(rows(read));
    Files.createDirectories(out);
    for (Map.Entry<String, String> file : trained.files().entrySet()) {
      Files.writeString(out.resolve(file.getKey()), file.getValue(), UTF_8);
    }
    String measured = figures == null ? "" : Files.readString(figures, UTF_8);
    var card =
        new ModelCard(
            LocalDate.now(clock), options.seed(), leaveOut == null ? "" : leaveOut, measured);
    Files.writeString(out.resolve("card.md"), card.of(read.streams(), trained), UTF_8);
    trained.scales().forEach((model, scale) -> said.printf("%s: times %.3f%n", model, scale));
    said.flush();
    return 0;
  }

  private List<StreamRow> rows(StreamOptions.Read read) {
    String group = leaveOut;
    if (group == null) {
      return read.rows();
    }
    var all =
        new LeaveGroupsOut(read.packs(), read.groups(), options.budget(), StreamOptions.events());
    List<StreamRow> left = all.without(read.rows(), group);
    if (left.size() == read.rows().size()) {
      throw new IllegalArgumentException("no stream is in the group '" + group + "'");
    }
    return left;
  }
}
