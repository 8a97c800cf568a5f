package dev.forseti.training.trees;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One tree while it grows, the leaf that gains most parted first. */
final class GrowingTree {
  private final TreeTrainer options;
  private final Gradients gradients;
  private final Bins[] columns;
  private final int[] asked;
  private final Map<Integer, Integer> signs;

  /**
   * A tree that has not begun.
   *
   * @param asked the columns that it may ask
   * @param signs of which columns more must never say less (1), or never more (-1)
   */
  GrowingTree(
      TreeTrainer options,
      Gradients gradients,
      Bins[] columns,
      int[] asked,
      Map<Integer, Integer> signs) {
    this.options = options;
    this.gradients = gradients;
    this.columns = columns;
    this.asked = asked;
    this.signs = signs;
  }

  /** A node; one without children is a leaf. */
  private static final class Node {
    final Leaf leaf;
    final @Nullable Split best;
    @Nullable Node left;
    @Nullable Node right;

    Node(Leaf leaf, @Nullable Split best) {
      this.leaf = leaf;
      this.best = best;
    }
  }

  /** A tree that has grown. */
  final class Grown {
    private final Node root;

    private Grown(Node root) {
      this.root = root;
    }

    /** Writes it down, and adds what it says of each row. */
    void addTo(TreesBuilder all) {
      all.begin();
      write(root, all);
      for (int row = 0; row < gradients.size(); row++) {
        gradients.add(row, options.rate() * leafOf(root, row).say.nats());
      }
    }
  }

  /** Grows it on those rows. */
  Grown grow(int[] rows) {
    Node tree = node(Leaf.root(options, gradients, rows), true);
    List<Node> open = new ArrayList<>(List.of(tree));
    while (open.size() < options.leaves()) {
      Node next = mostGaining(open);
      if (next == null) {
        break;
      }
      Split split = Objects.requireNonNull(next.best);
      boolean mayGrow = open.size() + 1 < options.leaves();
      next.left = node(child(next.leaf, split, true), mayGrow);
      next.right = node(child(next.leaf, split, false), mayGrow);
      open.remove(next);
      open.add(next.left);
      open.add(next.right);
    }
    return new Grown(tree);
  }

  private static @Nullable Node mostGaining(List<Node> open) {
    Node next = null;
    double most = 0;
    for (Node each : open) {
      if (each.best != null && (next == null || each.best.gain() > most)) {
        next = each;
        most = each.best.gain();
      }
    }
    return next;
  }

  private Node node(Leaf leaf, boolean mayGrow) {
    return new Node(leaf, mayGrow ? leaf.best(columns, asked, signs) : null);
  }

  private Leaf child(Leaf of, Split split, boolean isLeft) {
    int[] rows = of.side(columns[split.column()], split, isLeft);
    return new Leaf(options, gradients, rows, isLeft ? split.left() : split.right());
  }

  private Leaf leafOf(Node from, int row) {
    Node at = from;
    while (at.left != null && at.right != null) {
      Split split = Objects.requireNonNull(at.best);
      at = Leaf.goesLeft(columns[split.column()].bin(row), split) ? at.left : at.right;
    }
    return at.leaf;
  }

  private int write(Node node, TreesBuilder all) {
    double nats = options.rate() * node.leaf.say.nats();
    Node left = node.left;
    Node right = node.right;
    if (left == null || right == null) {
      return all.leaf(nats);
    }
    Split split = Objects.requireNonNull(node.best);
    double threshold = columns[split.column()].bounds()[split.bin() - 1];
    int own = all.node(split.column(), threshold, split.unknownLeft(), nats);
    all.children(own, write(left, all), write(right, all));
    return own;
  }
}
