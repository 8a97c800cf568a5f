package dev.forseti.training.evaluation;

import dev.forseti.model.RulePack;
import dev.forseti.training.learn.ModelTraining;
import dev.forseti.training.learn.WeightFit;
import dev.forseti.training.streams.EventReader;
import dev.forseti.training.streams.Groups;
import dev.forseti.training.streams.LabelledStream;
import dev.forseti.training.streams.PackModel;
import dev.forseti.training.streams.PackWeights;
import dev.forseti.training.streams.SenderRecord;
import dev.forseti.training.streams.StreamPass;
import dev.forseti.training.streams.StreamRow;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * Each group of streams scored by packs whose models were trained and whose weights were estimated
 * on all other groups, in one pass each, as {@code forseti score} does.
 *
 * @param packs what scores
 * @param groups which streams are left out together
 * @param budget the share of acts that may be wrong
 */
public record LeaveGroupsOut(
    List<RulePack> packs, Groups groups, double budget, EventReader events) {
  /**
   * What was found.
   *
   * @param senders of all streams
   * @param scales by group and model, how many times its nats it said
   */
  public record Outcome(List<SenderRecord> senders, Map<String, Map<String, Double>> scales) {}

  /**
   * Scores all streams.
   *
   * @param rows of all streams
   * @param training prepared with them
   * @param tell is told which group is done
   */
  public Outcome run(
      List<LabelledStream> streams,
      List<StreamRow> rows,
      ModelTraining training,
      Consumer<String> tell)
      throws IOException {
    PackWeights weights = PackWeights.in(packs);
    var fit = new WeightFit(weights, groups);
    Map<String, List<SenderRecord>> found = new ConcurrentSkipListMap<>();
    Map<String, Map<String, Double>> scales = new ConcurrentSkipListMap<>();
    SortedSet<String> all = groups.all(streams.stream().map(LabelledStream::name).toList());
    StreamPass.parallel(
        List.copyOf(all),
        group -> {
          List<StreamRow> others = without(rows, group);
          ModelTraining.Trained trained = training.train(others);
          List<RulePack> weighed = weights.with(packs, fit.of(others));
          scales.put(group, trained.scales());
          var pass = new StreamPass(PackModel.with(weighed, trained.files()), budget, events);
          for (LabelledStream stream : streams) {
            if (groups.of(stream.name()).equals(group)) {
              found.put(stream.name(), pass.over(stream, 0).senders());
            }
          }
          tell.accept(group);
          return group;
        });
    List<SenderRecord> senders = found.values().stream().flatMap(List::stream).toList();
    return new Outcome(senders, new TreeMap<>(scales));
  }

  /** The rows of all other groups. */
  public List<StreamRow> without(List<StreamRow> rows, String group) {
    return rows.stream().filter(row -> !groups.of(row.stream()).equals(group)).toList();
  }
}
