package dev.forseti.rules.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Trees as lines of text, so that a change can be read:
 *
 * <pre>
 * forseti trees 1
 * inputs age messages
 * base -4.1
 * tree
 * age 3600000.0 left 1 2 -0.2     an input, its threshold, where unknown goes, the nodes left and right, the expected value
 * leaf 0.7
 * leaf -0.9
 * </pre>
 *
 * Nodes are counted from 0 in each tree and only refer to later ones, so every walk ends.
 */
public final class TreesFile {
  static final String HEADER = "forseti trees 1";
  private static final int MOST_INPUTS = 256;
  private static final int MOST_NODES = 1 << 18;
  private static final int WORDS_OF_A_NODE = 6;

  private final List<String> lines;
  private final List<String> inputs;
  private final double base;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Integer> roots = new ArrayList<>();
  private int at;

  private record Node(
      int input, double threshold, boolean unknownLeft, int left, int right, double value) {}

  private TreesFile(List<String> lines) throws ModelFileException {
    this.lines = lines;
    if (lines.size() < 3 || !lines.getFirst().equals(HEADER)) {
      throw new ModelFileException(1, "trees begin with '" + HEADER + "'");
    }
    this.inputs = named(1, "inputs");
    if (inputs.isEmpty()
        || inputs.size() > MOST_INPUTS
        || new HashSet<>(inputs).size() < inputs.size()) {
      throw new ModelFileException(2, "1 to " + MOST_INPUTS + " different inputs are needed");
    }
    List<String> number = named(2, "base");
    this.base = number(3, number.size() == 1 ? number.getFirst() : "");
    this.at = 3;
  }

  /**
   * Reads trees.
   *
   * @throws ModelFileException when the text is no such file
   */
  public static Trees read(String text) throws ModelFileException {
    return new TreesFile(text.lines().toList()).trees();
  }

  /** Writes trees; the same trees give the same text. */
  public static String write(Trees trees) {
    StringBuilder file = new StringBuilder(HEADER).append('\n');
    file.append("inputs ").append(String.join(" ", trees.inputs())).append('\n');
    file.append("base ").append(trees.base()).append('\n');
    int tree = 0;
    for (int node = 0; node < trees.input().length; node++) {
      if (tree < trees.roots().length && trees.roots()[tree] == node) {
        file.append("tree\n");
        tree++;
      }
      write(trees, node, trees.roots()[tree - 1], file);
    }
    return file.toString();
  }

  private static void write(Trees trees, int node, int root, StringBuilder file) {
    if (trees.input()[node] == Trees.LEAF) {
      file.append("leaf ").append(trees.value()[node]).append('\n');
      return;
    }
    file.append(trees.inputs().get(trees.input()[node]))
        .append(' ')
        .append(trees.threshold()[node])
        .append(trees.unknownLeft()[node] ? " left " : " right ")
        .append(trees.left()[node] - root)
        .append(' ')
        .append(trees.right()[node] - root)
        .append(' ')
        .append(trees.value()[node])
        .append('\n');
  }

  private Trees trees() throws ModelFileException {
    while (at < lines.size()) {
      if (!lines.get(at).equals("tree")) {
        throw new ModelFileException(at + 1, "'tree' is expected");
      }
      at++;
      readTree();
    }
    return new Trees(
        inputs,
        base,
        roots.stream().mapToInt(Integer::intValue).toArray(),
        nodes.stream().mapToInt(Node::input).toArray(),
        nodes.stream().mapToDouble(Node::threshold).toArray(),
        unknowns(),
        nodes.stream().mapToInt(Node::left).toArray(),
        nodes.stream().mapToInt(Node::right).toArray(),
        nodes.stream().mapToDouble(Node::value).toArray());
  }

  private boolean[] unknowns() {
    boolean[] left = new boolean[nodes.size()];
    for (int i = 0; i < left.length; i++) {
      left[i] = nodes.get(i).unknownLeft;
    }
    return left;
  }

  private void readTree() throws ModelFileException {
    int root = nodes.size();
    int end = at;
    while (end < lines.size() && !lines.get(end).equals("tree")) {
      end++;
    }
    int size = end - at;
    if (size == 0 || root + size > MOST_NODES) {
      throw new ModelFileException(
          at + 1, "a tree has a node, and all together at most " + MOST_NODES);
    }
    roots.add(root);
    for (int node = 0; node < size; node++, at++) {
      nodes.add(node(node, size, root));
    }
  }

  private Node node(int node, int size, int root) throws ModelFileException {
    List<String> words = words(lines.get(at));
    int line = at + 1;
    if (words.size() == 2 && words.getFirst().equals("leaf")) {
      return new Node(Trees.LEAF, 0, false, 0, 0, number(line, words.getLast()));
    }
    int input = words.size() == WORDS_OF_A_NODE ? inputs.indexOf(words.getFirst()) : -1;
    if (input < 0 || !List.of("left", "right").contains(words.get(2))) {
      throw new ModelFileException(
          line, "a node is 'leaf NATS' or 'INPUT THRESHOLD left|right NODE NODE NATS'");
    }
    return new Node(
        input,
        number(line, words.get(1)),
        words.get(2).equals("left"),
        root + later(line, words.get(3), node, size),
        root + later(line, words.get(4), node, size),
        number(line, words.get(5)));
  }

  /** The number of a node behind this one in the tree. */
  private static int later(int line, String word, int than, int size) throws ModelFileException {
    double found = number(line, word);
    if (found != Math.rint(found) || found <= than || found >= size) {
      throw new ModelFileException(line, "a node refers to later ones of its tree, not " + word);
    }
    return (int) found;
  }

  private List<String> named(int line, String name) throws ModelFileException {
    List<String> words = words(lines.get(line));
    if (words.isEmpty() || !words.getFirst().equals(name)) {
      throw new ModelFileException(line + 1, "'" + name + "' is expected");
    }
    return words.subList(1, words.size());
  }

  private static List<String> words(String line) {
    return Arrays.stream(line.strip().split(" +", -1)).filter(word -> !word.isEmpty()).toList();
  }

  static double number(int line, String word) throws ModelFileException {
    try {
      double found = Double.parseDouble(word);
      if (Double.isFinite(found)) {
        return found;
      }
    } catch (NumberFormatException none) {
      throw new ModelFileException(line, "a number is expected, not '" + word + "'");
    }
    throw new ModelFileException(line, "a finite number is expected, not '" + word + "'");
  }
}
