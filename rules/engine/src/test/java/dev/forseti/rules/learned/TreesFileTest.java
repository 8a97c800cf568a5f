package dev.forseti.rules.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreesFileTest {
  private static final String TWO =
      """
      forseti trees 1
      inputs age messages
      base -1.5
      tree
      age 60.0 left 1 2 0.25
      leaf 2.0
      messages 3.5 right 3 4 -0.5
      leaf 0.5
      leaf -1.0
      tree
      leaf 0.125
      """;

  @Test
  void addsOneLeafOfEachTreeToTheBase() throws ModelFileException {
    Trees trees = TreesFile.read(TWO);
    assertThat(trees.nats(new double[] {60, 9})).isEqualTo(-1.5 + 2.0 + .125);
    assertThat(trees.nats(new double[] {61, 3})).isEqualTo(-1.5 + .5 + .125);
    assertThat(trees.nats(new double[] {61, 4})).isEqualTo(-1.5 - 1.0 + .125);
  }

  @Test
  void whatIsUnknownGoesTheWayThatWasLearned() throws ModelFileException {
    Trees trees = TreesFile.read(TWO);
    assertThat(trees.nats(new double[] {Double.NaN, 9})).isEqualTo(-1.5 + 2.0 + .125);
    assertThat(trees.nats(new double[] {99, Double.NaN})).isEqualTo(-1.5 - 1.0 + .125);
  }

  @Test
  void thePartsOfTheInputsWithTheRootsAndTheBaseAreTheSum() throws ModelFileException {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      Trees trees = TreesFile.read(made(random));
      double[] values = {random.nextInt(9), random.nextInt(9), Double.NaN};
      double roots = 0;
      for (int root : trees.roots()) {
        roots += trees.value()[root];
      }
      assertThat(trees.base() + roots + DoubleStream.of(trees.parts(values)).sum())
          .isCloseTo(trees.nats(values), within(1e-9));
    }
  }

  /** Trees of random shape. */
  private static String made(Random random) {
    StringBuilder file = new StringBuilder("forseti trees 1\ninputs a b c\nbase 0.5\n");
    for (int tree = 0; tree < 1 + random.nextInt(4); tree++) {
      file.append("tree\n");
      List<String> nodes = new ArrayList<>();
      grow(nodes, random, 4);
      nodes.forEach(node -> file.append(node).append('\n'));
    }
    return file.toString();
  }

  private static int grow(List<String> nodes, Random random, int depth) {
    int own = nodes.size();
    double value = random.nextInt(100) / 10.0;
    nodes.add("leaf " + value);
    if (depth > 0 && random.nextInt(3) > 0) {
      int left = grow(nodes, random, depth - 1);
      int right = grow(nodes, random, depth - 1);
      String input = "abc".substring(random.nextInt(3)).substring(0, 1);
      String side = random.nextBoolean() ? "left" : "right";
      nodes.set(
          own, "%s %d.5 %s %d %d %s".formatted(input, random.nextInt(9), side, left, right, value));
    }
    return own;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forseti trees 1|forseti trees 2|line 1: trees begin with",
        "inputs age messages|inputs age age|line 2: 1 to 256 different inputs",
        "base -1.5|base nought|line 3: a number is expected, not 'nought'",
        "base -1.5|base NaN|line 3: a finite number is expected",
        "age 60.0 left 1 2 0.25|age 60.0 up 1 2 0.25|line 5: a node is",
        "age 60.0 left 1 2 0.25|height 60.0 left 1 2 0.25|line 5: a node is",
        "age 60.0 left 1 2 0.25|age 60.0 left 0 2 0.25|line 5: a node refers to later ones",
        "age 60.0 left 1 2 0.25|age 60.0 left 1 5 0.25|line 5: a node refers to later ones",
        "messages 3.5 right 3 4 -0.5|messages 3.5 right 1 4 -0.5|line 7: a node refers to later",
        "leaf 0.125|''|line 11: a node is",
      })
  void tellsTheLineOfWhatIsWrong(String before, String after, String problem) {
    assertThatThrownBy(() -> TreesFile.read(TWO.replace(before, after)))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining(problem);
  }
}
