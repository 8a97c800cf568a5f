package dev.forseti.rules.learned;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Symbol;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Trees over numbers of an event; their sum stands in a slot once it is known. */
public final class TreesModel implements LearnedModel {
  /** An input that adds less than this is no reason. */
  private static final double TELLING = .3;

  private static final int MOST_REASONS = 3;

  /** About how many nanoseconds a tree takes. */
  private static final int COST_OF_A_TREE = 10;

  private final Trees trees;
  private final int slot;
  private final Input[] inputs;
  private final List<Symbol> reads;

  /**
   * What one input of the trees is.
   *
   * @param name as the trees call it
   * @param value where it comes from: a whole number, a truth value, a duration in milliseconds or
   *     a floating-point number
   * @param says what it means that it speaks against somebody, in words
   */
  public record Input(String name, Code value, Function<FeatureVector, String> says) {}

  private TreesModel(Trees trees, int slot, Input[] inputs, List<Symbol> reads) {
    this.trees = trees;
    this.slot = slot;
    this.inputs = inputs;
    this.reads = List.copyOf(reads);
  }

  /**
   * Reads trees.
   *
   * @param text the file
   * @param slot where the sum is kept
   * @param inputs all that the file names, in any order
   * @param reads what the inputs read
   * @throws ModelFileException when the file is none, or names other inputs
   */
  public static TreesModel read(String text, int slot, List<Input> inputs, List<Symbol> reads)
      throws ModelFileException {
    Trees trees = TreesFile.read(text);
    Input[] ordered =
        trees.inputs().stream()
            .flatMap(name -> inputs.stream().filter(input -> input.name().equals(name)))
            .toArray(Input[]::new);
    if (ordered.length != trees.inputs().size() || ordered.length != inputs.size()) {
      throw new ModelFileException(2, "the inputs are " + String.join(", ", trees.inputs()));
    }
    return new TreesModel(trees, slot, ordered, reads);
  }

  @Override
  public double at(FeatureVector values) {
    double known = values.real(slot);
    if (!Double.isNaN(known)) {
      return known;
    }
    double nats = trees.nats(numbers(values));
    values.set(slot, nats);
    return nats;
  }

  /** The names of the inputs, in the order of {@link #numbers}. */
  public List<String> inputs() {
    return trees.inputs();
  }

  /** What the trees see of an event: a number for each input, {@code NaN} for unknown. */
  public double[] numbers(FeatureVector values) {
    double[] numbers = new double[inputs.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(inputs[i].value(), values);
    }
    return numbers;
  }

  private static double number(Code code, FeatureVector values) {
    return switch (code) {
      case Code.Num num -> {
        long found = num.at(values);
        yield found == Unknown.LONG ? Double.NaN : found;
      }
      case Code.Real real -> real.at(values);
      case Code.Text text -> throw new IllegalStateException("an input is a number");
    };
  }

  /**
   * What one input added on an event.
   *
   * @param name as the trees call it
   * @param value what it was; {@code NaN} for unknown
   * @param nats what it added
   * @param says what it means that it speaks against somebody, in words
   */
  public record Part(String name, double value, double nats, String says) {}

  /** What each input added, in the order of the trees; the rest of the sum is there without any. */
  public List<Part> parts(FeatureVector values) {
    double[] numbers = numbers(values);
    double[] parts = trees.parts(numbers);
    return IntStream.range(0, parts.length)
        .mapToObj(
            i -> new Part(inputs[i].name(), numbers[i], parts[i], inputs[i].says().apply(values)))
        .toList();
  }

  @Override
  public boolean wasAsked(FeatureVector values) {
    return !Double.isNaN(values.real(slot));
  }

  @Override
  public List<Symbol> reads() {
    return reads;
  }

  @Override
  public String why(FeatureVector values) {
    double[] parts = trees.parts(numbers(values));
    return IntStream.range(0, parts.length)
        .filter(i -> parts[i] >= TELLING)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -parts[i]))
        .map(i -> inputs[i].says().apply(values))
        .filter(words -> !words.isEmpty())
        .distinct()
        .limit(MOST_REASONS)
        .collect(Collectors.joining("; "));
  }

  @Override
  public int cost() {
    return COST_OF_A_TREE * trees.roots().length;
  }
}
