package dev.forseti.training.learn;

import dev.forseti.reputation.ReputationRules;
import dev.forseti.training.learn.Learner.Learned;
import dev.forseti.training.sets.MessageSet;
import dev.forseti.training.streams.Groups;
import dev.forseti.training.streams.PackModel;
import dev.forseti.training.streams.StreamRow;
import dev.forseti.training.trees.TreeTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains all models of some packs. How much each adds to what the other rules say is found on rows
 * of groups that were left out in turn, and written into its file.
 */
public final class ModelTraining {
  private static final int FOLDS = 3;

  /** The most that one message counts for its sender, in nats: groups of rules have caps too. */
  private static final double MOST_FOR = -1;

  /** The most that one message counts against its sender, in nats. */
  private static final double MOST_AGAINST = 6;

  private final List<PackModel> models;
  private final List<Learner> learners = new ArrayList<>();
  private final Groups groups;

  /**
   * Models that were trained.
   *
   * @param files their files by name
   * @param scales by key, how many times what each said by itself it says now
   */
  public record Trained(Map<String, String> files, Map<String, Double> scales) {}

  /**
   * Prepares the training.
   *
   * @param rows all that will ever be trained on
   * @param sets of messages, for models of texts
   * @param seed of all that is random
   */
  public ModelTraining(
      List<PackModel> models,
      List<StreamRow> rows,
      List<MessageSet> sets,
      Groups groups,
      TreeTrainer trees,
      long seed) {
    this.models = List.copyOf(models);
    this.groups = groups;
    for (PackModel model : models) {
      learners.add(
          model.isText()
              ? new TextTraining(model, rows, sets, seed)
              : new TreesTraining(trees.withSeed(seed), model));
    }
  }

  /** Trains on those rows, and on none of any other. */
  public Trained train(List<StreamRow> rows) {
    double[] factors = factors(rows);
    Map<String, String> files = new TreeMap<>();
    Map<String, Double> scales = new TreeMap<>();
    for (int i = 0; i < factors.length; i++) {
      files.put(models.get(i).file(), learners.get(i).train(rows).file(factors[i]));
      scales.put(models.get(i).key(), factors[i]);
    }
    return new Trained(files, scales);
  }

  private double[] factors(List<StreamRow> rows) {
    Folds folds = Folds.of(rows, groups, FOLDS);
    double[] given =
        rows.stream().mapToDouble(row -> row.logOdds() - ReputationRules.STANDARD_PRIOR).toArray();
    double[][] said = new double[learners.size()][rows.size()];
    boolean[] isAbuse = new boolean[rows.size()];
    for (int i = 0; i < isAbuse.length; i++) {
      isAbuse[i] = rows.get(i).isAbuse();
    }
    for (int fold = 0; fold < folds.count(); fold++) {
      List<StreamRow> others = folds.without(fold);
      for (int model = 0; model < said.length; model++) {
        Learned learned = learners.get(model).train(others);
        for (int i = 0; i < isAbuse.length; i++) {
          if (folds.of(rows.get(i)) == fold) {
            double nats = learned.nats(rows.get(i));
            said[model][i] = Math.clamp(nats, MOST_FOR, MOST_AGAINST);
          }
        }
      }
    }
    return Factors.free(given, said, isAbuse, RowWeights.of(rows));
  }
}
