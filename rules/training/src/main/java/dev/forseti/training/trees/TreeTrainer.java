package dev.forseti.training.trees;

import dev.forseti.rules.learned.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gradient boosting of small trees on the logistic loss, by second order steps (T. Chen and C.
 * Guestrin, XGBoost, 2016), splits sought in histograms, the leaf that gains most parted first (G.
 * Ke and others, LightGBM, 2017). Inputs that must rise or fall do so in every tree.
 *
 * @param rounds how many trees; 1 or more
 * @param leaves how many leaves a tree has at most; 2 or more
 * @param rate how much of each step is taken, above 0, at most 1
 * @param ridge how much small values are wanted
 * @param leastCurvature how much a leaf must hold, in curvature
 * @param leastGain by how much a split must lower the loss
 */
public record TreeTrainer(
    int rounds, int leaves, double rate, double ridge, double leastCurvature, double leastGain) {
  public TreeTrainer {
    if (rounds < 1 || leaves < 2 || !(rate > 0 && rate <= 1) || !(ridge > 0)) {
      throw new IllegalArgumentException("no such trees: " + rounds + " of " + leaves + " leaves");
    }
  }

  /** What is used when nothing else is said. */
  public static final TreeTrainer USUAL = new TreeTrainer(250, 4, .12, 5, 1, 1e-6);

  /**
   * Finds trees.
   *
   * @param rising inputs of which more must never say less (1), or never more (-1)
   */
  public Trees train(Rows rows, Map<String, Integer> rising) {
    Bins[] columns = new Bins[rows.inputs().size()];
    Map<Integer, Integer> signs = new HashMap<>();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Bins.of(rows.values(), i);
      signs.put(i, rising.getOrDefault(rows.inputs().get(i), 0));
    }
    double base = base(rows);
    Gradients gradients = new Gradients(rows, base);
    var all = new TreesBuilder(rows.inputs(), base);
    for (int round = 0; round < rounds; round++) {
      gradients.update();
      grow(Leaf.root(this, gradients, rows.size()), columns, signs, gradients, all);
    }
    return all.build();
  }

  private static double base(Rows rows) {
    double abuse = 0;
    double rest = 0;
    for (int i = 0; i < rows.size(); i++) {
      abuse += rows.isAbuse()[i] ? rows.weights()[i] : 0;
      rest += rows.isAbuse()[i] ? 0 : rows.weights()[i];
    }
    return Math.log(Math.max(1e-9, abuse) / Math.max(1e-9, rest));
  }

  /** A node of the tree that grows; one without a split is a leaf. */
  private static final class Growing {
    final Leaf leaf;
    final @Nullable Split best;
    @Nullable Growing left;
    @Nullable Growing right;

    Growing(Leaf leaf, @Nullable Split best) {
      this.leaf = leaf;
      this.best = best;
    }
  }

  private void grow(
      Leaf root,
      Bins[] columns,
      Map<Integer, Integer> signs,
      Gradients gradients,
      TreesBuilder all) {
    Growing tree = new Growing(root, root.best(columns, signs));
    List<Growing> open = new ArrayList<>(List.of(tree));
    while (open.size() < leaves) {
      Growing next = null;
      for (Growing each : open) {
        if (each.best != null
            && (next == null || each.best.gain() > Objects.requireNonNull(next.best).gain())) {
          next = each;
        }
      }
      if (next == null) {
        break;
      }
      Split split = Objects.requireNonNull(next.best);
      Bins column = columns[split.column()];
      next.left =
          child(next.leaf.side(column, split, true), split.left(), columns, signs, gradients);
      next.right =
          child(next.leaf.side(column, split, false), split.right(), columns, signs, gradients);
      open.remove(next);
      open.add(next.left);
      open.add(next.right);
    }
    all.begin();
    write(tree, columns, all);
    for (Growing leaf : open) {
      for (int row : leaf.leaf.rows) {
        gradients.add(row, rate * leaf.leaf.say.nats());
      }
    }
  }

  private Growing child(
      int[] rows, Leaf.Say say, Bins[] columns, Map<Integer, Integer> signs, Gradients gradients) {
    Leaf leaf = new Leaf(this, gradients, rows, say);
    return new Growing(leaf, leaf.best(columns, signs));
  }

  private int write(Growing node, Bins[] columns, TreesBuilder all) {
    double nats = rate * node.leaf.say.nats();
    Growing left = node.left;
    Growing right = node.right;
    if (left == null || right == null) {
      return all.leaf(nats);
    }
    Split split = Objects.requireNonNull(node.best);
    int own =
        all.node(
            split.column(),
            columns[split.column()].bounds()[split.bin() - 1],
            split.unknownLeft(),
            nats);
    all.children(own, write(left, columns, all), write(right, columns, all));
    return own;
  }
}
