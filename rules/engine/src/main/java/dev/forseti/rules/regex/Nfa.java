package dev.forseti.rules.regex;

import dev.forseti.rules.regex.RegexNode.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A nondeterministic automaton for several expressions, each found anywhere in a text.
 *
 * @see <a href="https://swtch.com/~rsc/regexp/regexp2.html">R. Cox, the virtual machine
 *     approach</a>
 */
final class Nfa {
  /** What one step does, and where it goes on. */
  sealed interface Step {
    /** Reads a character of the set. */
    record Read(int set, int next) implements Step {}

    /** Goes on at both. */
    record Fork(int one, int other) implements Step {}

    /** Goes on if it stands at such a place. */
    record At(Place place, int next) implements Step {}

    /** The expression of that number was found. */
    record Found(int expression) implements Step {}
  }

  /** The most steps of all expressions together. */
  private static final int MOST_STEPS = 50_000;

  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final Map<CharSet, Integer> sets = new HashMap<>();
  private final List<CharSet> inOrder = new ArrayList<>();

  private static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Adds an expression; false when all would be too large with it. */
  boolean add(RegexNode tree, int expression) {
    int size = steps.size();
    try {
      starts.add(emit(tree, put(new Step.Found(expression))));
      return true;
    } catch (TooLarge tooLarge) {
      steps.subList(size, steps.size()).clear();
      return false;
    }
  }

  int size() {
    return steps.size();
  }

  Step step(int at) {
    return steps.get(at);
  }

  /** Where each expression begins. */
  List<Integer> starts() {
    return starts;
  }

  /** The sets of characters that steps read, by their numbers. */
  List<CharSet> sets() {
    return inOrder;
  }

  private int put(Step step) {
    if (steps.size() >= MOST_STEPS) {
      throw new TooLarge();
    }
    steps.add(step);
    return steps.size() - 1;
  }

  /** Writes the steps of the node, which go on at the next, and gives the first of them. */
  private int emit(RegexNode node, int next) {
    return switch (node) {
      case RegexNode.One one -> put(new Step.Read(number(one.of()), next));
      case Place place -> put(new Step.At(place, next));
      case RegexNode.Sequence all -> {
        int begin = next;
        for (RegexNode part : all.parts().reversed()) {
          begin = emit(part, begin);
        }
        yield begin;
      }
      case RegexNode.Choice any -> {
        int begin = emit(any.options().getLast(), next);
        for (int i = any.options().size() - 2; i >= 0; i--) {
          begin = put(new Step.Fork(emit(any.options().get(i), next), begin));
        }
        yield begin;
      }
      case RegexNode.Repeat repeat -> repeat(repeat, next);
    };
  }

  private int repeat(RegexNode.Repeat repeat, int next) {
    int begin = next;
    if (repeat.most() == RegexNode.Repeat.ENDLESS) {
      int loop = put(new Step.Fork(next, next));
      steps.set(loop, new Step.Fork(emit(repeat.body(), loop), next));
      begin = loop;
    } else {
      for (int i = repeat.least(); i < repeat.most(); i++) {
        begin = put(new Step.Fork(emit(repeat.body(), begin), next));
      }
    }
    for (int i = 0; i < repeat.least(); i++) {
      begin = emit(repeat.body(), begin);
    }
    return begin;
  }

  private int number(CharSet set) {
    return sets.computeIfAbsent(
        set,
        unused -> {
          inOrder.add(set);
          return inOrder.size() - 1;
        });
  }
}
