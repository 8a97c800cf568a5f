package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Rules by literals that a text must contain: one automaton (Aho and Corasick, 1975) reads the text
 * once for all of them. Its first bytes of each character choose the edge, so that a literal may be
 * found where only its characters' low bytes stand; the rule itself then looks again.
 */
final class LiteralIndex {
  private static final int EDGES = 256;
  private final int slot;
  private final int[] next;
  private final long[][] found;
  private final long[] whenUnknown;

  private LiteralIndex(int slot, int[] next, long[][] found, long[] whenUnknown) {
    this.slot = slot;
    this.next = next;
    this.found = found;
    this.whenUnknown = whenUnknown;
  }

  /** Adds the rules whose literals the text may contain, or that ask when it is unknown. */
  void find(FeatureVector values, long[] into) {
    String text = values.text(slot);
    if (text == null) {
      RuleIndex.join(into, whenUnknown);
      return;
    }
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      state = next[state * EDGES + (text.charAt(i) & 0xff)];
      long[] rules = found[state];
      if (rules.length > 0) {
        RuleIndex.join(into, rules);
      }
    }
  }

  /** Collects the literals of one slot. */
  static final class Builder {
    private static final long[] NONE = {};
    private final int slot;
    private final int words;
    private final long[] whenUnknown;
    private final List<Map<Integer, Integer>> edges = new ArrayList<>(List.of(new HashMap<>()));
    private final List<long[]> rules = new ArrayList<>(List.of(NONE));

    Builder(int slot, int words) {
      this.slot = slot;
      this.words = words;
      this.whenUnknown = new long[words];
    }

    void add(String literal, int rule, boolean asksUnknown) {
      int state = 0;
      for (int i = 0; i < literal.length(); i++) {
        state = edges.get(state).computeIfAbsent(literal.charAt(i) & 0xff, unused -> fresh());
      }
      if (rules.get(state).length == 0) {
        rules.set(state, new long[words]);
      }
      RuleIndex.set(rules.get(state), rule);
      if (asksUnknown) {
        RuleIndex.set(whenUnknown, rule);
      }
    }

    private int fresh() {
      rules.add(NONE);
      edges.add(new HashMap<>());
      return edges.size() - 1;
    }

    LiteralIndex build() {
      int[] next = new int[edges.size() * EDGES];
      int[] fallback = new int[edges.size()];
      Queue<Integer> open = new ArrayDeque<>(List.of(0));
      while (!open.isEmpty()) {
        int state = open.remove();
        long[] shorter = rules.get(fallback[state]);
        if (state != 0 && shorter.length > 0) {
          long[] both = shorter.clone();
          if (rules.get(state).length > 0) {
            RuleIndex.join(both, rules.get(state));
          }
          rules.set(state, both);
        }
        for (int edge = 0; edge < EDGES; edge++) {
          int back = state == 0 ? 0 : next[fallback[state] * EDGES + edge];
          Integer to = edges.get(state).get(edge);
          next[state * EDGES + edge] = to == null ? back : to;
          if (to != null) {
            fallback[to] = back;
            open.add(to);
          }
        }
      }
      return new LiteralIndex(slot, next, rules.toArray(new long[0][]), whenUnknown);
    }
  }
}
