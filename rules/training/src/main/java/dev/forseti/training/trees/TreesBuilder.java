package dev.forseti.training.trees;

import dev.forseti.rules.learned.Trees;
import java.util.ArrayList;
import java.util.List;

/** Trees, written node by node. */
final class TreesBuilder {
  private final List<String> inputs;
  private final double base;
  private final List<Integer> roots = new ArrayList<>();
  private final List<int[]> places = new ArrayList<>();
  private final List<double[]> numbers = new ArrayList<>();
  private final List<Boolean> unknowns = new ArrayList<>();

  TreesBuilder(List<String> inputs, double base) {
    this.inputs = inputs;
    this.base = base;
  }

  /** The next node is the root of a tree. */
  void begin() {
    roots.add(places.size());
  }

  int leaf(double nats) {
    return add(Trees.LEAF, 0, false, nats);
  }

  int node(int input, double threshold, boolean unknownLeft, double nats) {
    return add(input, threshold, unknownLeft, nats);
  }

  private int add(int input, double threshold, boolean unknownLeft, double nats) {
    places.add(new int[] {input, 0, 0});
    numbers.add(new double[] {threshold, nats});
    unknowns.add(unknownLeft);
    return places.size() - 1;
  }

  void children(int node, int left, int right) {
    places.get(node)[1] = left;
    places.get(node)[2] = right;
  }

  Trees build() {
    boolean[] unknownLeft = new boolean[unknowns.size()];
    for (int i = 0; i < unknownLeft.length; i++) {
      unknownLeft[i] = unknowns.get(i);
    }
    return new Trees(
        inputs,
        base,
        roots.stream().mapToInt(Integer::intValue).toArray(),
        places.stream().mapToInt(place -> place[0]).toArray(),
        numbers.stream().mapToDouble(number -> number[0]).toArray(),
        unknownLeft,
        places.stream().mapToInt(place -> place[1]).toArray(),
        places.stream().mapToInt(place -> place[2]).toArray(),
        numbers.stream().mapToDouble(number -> number[1]).toArray());
  }
}
