package dev.forseti.training.learn;

import dev.forseti.rules.learned.Trees;
import dev.forseti.rules.learned.TreesFile;
import dev.forseti.training.streams.PackModel;
import dev.forseti.training.streams.StreamRow;
import dev.forseti.training.trees.Rows;
import dev.forseti.training.trees.TreeTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Trees from rows of streams; what they say is a logarithm of a likelihood ratio, in nats. */
final class TreesTraining implements Learner {
  private final TreeTrainer trainer;
  private final PackModel model;

  TreesTraining(TreeTrainer trainer, PackModel model) {
    this.trainer = trainer;
    this.model = model;
  }

  @Override
  public Learned train(List<StreamRow> all) {
    List<StreamRow> rows = all.stream().filter(row -> row.asked().contains(model.key())).toList();
    if (rows.stream().noneMatch(StreamRow::isAbuse) || rows.stream().allMatch(StreamRow::isAbuse)) {
      throw new IllegalArgumentException(
          "no rule asks the model " + model.key() + " about abuse and about other messages");
    }
    double[] weights = RowWeights.of(rows);
    double[][] values = new double[rows.size()][];
    boolean[] isAbuse = new boolean[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = inputs(rows.get(i));
      isAbuse[i] = rows.get(i).isAbuse();
    }
    List<String> names = List.copyOf(model.inputs().keySet());
    Trees trees = trainer.train(new Rows(names, values, isAbuse, weights), model.inputs());
    return new Grown(with(trees, trees.base() - RowWeights.logOdds(rows, weights), 1));
  }

  private final class Grown implements Learned {
    private final Trees trees;

    Grown(Trees trees) {
      this.trees = trees;
    }

    @Override
    public double nats(StreamRow row) {
      return row.asked().contains(model.key()) ? trees.nats(inputs(row)) : 0;
    }

    @Override
    public String file(double scale) {
      return TreesFile.write(with(trees, trees.base() * scale, scale));
    }
  }

  private double[] inputs(StreamRow row) {
    return Objects.requireNonNull(row.inputs().get(model.key()), model.key());
  }

  private static Trees with(Trees trees, double base, double scale) {
    return new Trees(
        trees.inputs(),
        base,
        trees.roots(),
        trees.input(),
        trees.threshold(),
        trees.unknownLeft(),
        trees.left(),
        trees.right(),
        Arrays.stream(trees.value()).map(value -> value * scale).toArray());
  }
}
