package dev.forseti.standalone.command;

import dev.forseti.model.RulePack;
import dev.forseti.standalone.service.RulePacks;
import dev.forseti.training.learn.ModelTraining;
import dev.forseti.training.sets.MessageSet;
import dev.forseti.training.sets.MessageSets;
import dev.forseti.training.streams.EventReader;
import dev.forseti.training.streams.Groups;
import dev.forseti.training.streams.LabelledStream;
import dev.forseti.training.streams.PackModel;
import dev.forseti.training.streams.PackWeights;
import dev.forseti.training.streams.SenderRecord;
import dev.forseti.training.streams.StreamPass;
import dev.forseti.training.streams.StreamRow;
import dev.forseti.training.trees.TreeTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which labelled streams a command is about, and with which packs. */
final class StreamOptions {
  /** Later messages of a sender tell training nothing new. */
  private static final int ROWS_OF_A_SENDER = 12;

  @Option(
      names = "--groups",
      description = "File with lines of a stream, a tab and the group it is left out with.")
  private @Nullable Path groups;

  @Option(names = "--sets", description = "Folder with sets of messages to train on too.")
  private @Nullable Path sets;

  @Option(names = "--packs", defaultValue = "", description = "Folder with rule packs.")
  private String packs = "";

  @Option(names = "--seed", defaultValue = "1", description = "Seed of all that is random.")
  private long seed;

  @Option(
      names = "--budget",
      defaultValue = "0.0005",
      description = "Share of acts that may be wrong.")
  private double budget;

  long seed() {
    return seed;
  }

  double budget() {
    return budget;
  }

  /**
   * What was read of all streams.
   *
   * @param packs with silent models and weights by hand
   * @param rows the first labelled messages of each sender
   * @param alone how senders came out without models
   */
  record Read(
      List<RulePack> packs,
      Groups groups,
      List<LabelledStream> streams,
      List<MessageSet> sets,
      List<StreamRow> rows,
      List<SenderRecord> alone) {}

  /** Reads all streams of a folder, in one pass each. */
  Read read(Path folder) throws IOException {
    List<LabelledStream> streams = LabelledStream.in(folder);
    if (streams.isEmpty()) {
      throw new IOException("no folder with events.ndjson and labels.ndjson in " + folder);
    }
    Path grouped = groups;
    Path messages = sets;
    List<RulePack> silent = PackModel.silenced(RulePacks.of(packs));
    silent = PackWeights.in(silent).byHand(silent);
    List<StreamRow> rows = new ArrayList<>();
    List<SenderRecord> alone = new ArrayList<>();
    var pass = new StreamPass(silent, budget, events());
    for (StreamPass.Found found : pass.overAll(streams, ROWS_OF_A_SENDER)) {
      rows.addAll(found.rows());
      alone.addAll(found.senders());
    }
    return new Read(
        silent,
        grouped == null ? Groups.NONE : Groups.read(grouped),
        streams,
        messages == null ? List.of() : MessageSets.in(messages),
        rows,
        alone);
  }

  ModelTraining training(Read read) {
    List<PackModel> models = PackModel.in(read.packs());
    if (models.isEmpty()) {
      throw new IllegalArgumentException("no pack names a model (models:)");
    }
    return new ModelTraining(
        models, read.rows(), read.sets(), read.groups(), TreeTrainer.USUAL, seed);
  }

  /** Reads events as scoring does; lines that hold none are counted nowhere here. */
  static EventReader events() {
    return (path, each) ->
        new EventFile(path, unused -> {})
            .read(
                event -> {
                  each.accept(event);
                  return true;
                });
  }

  /** What was read, in words. */
  static String told(Read read) {
    long abuse = read.rows().stream().filter(StreamRow::isAbuse).count();
    return String.format(
        Locale.ROOT,
        "%d streams in %d groups: %d rows, %d of them abuse",
        read.streams().size(),
        read.groups().all(read.streams().stream().map(LabelledStream::name).toList()).size(),
        read.rows().size(),
        abuse);
  }
}
