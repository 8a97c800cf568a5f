package dev.forseti.rules.regex;

import dev.forseti.rules.regex.RegexNode.Neighbour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Characters that no expression tells apart, as one class each: an automaton over some hundred
 * classes in place of 1,114,112 characters.
 */
final class Alphabet {
  private final int[] firsts;
  private final char[] classes;
  private final char[] ofShort = new char[Character.MAX_VALUE + 1];
  private final List<Neighbour> neighbours = new ArrayList<>();
  private final BitSet[] members;

  /** What tells a class from others: the sets that hold it, and what it is beside a place. */
  private record Signature(BitSet sets, Neighbour neighbour) {}

  /** The classes that those sets make. */
  Alphabet(List<CharSet> sets) {
    members = new BitSet[sets.size()];
    Arrays.setAll(members, unused -> new BitSet());
    Map<Integer, List<Integer>> changes = changes(sets);
    firsts = new int[changes.size()];
    classes = new char[changes.size()];
    Map<Signature, Integer> known = new HashMap<>();
    BitSet inside = new BitSet();
    int at = 0;
    for (Map.Entry<Integer, List<Integer>> change : changes.entrySet()) {
      change.getValue().forEach(inside::flip);
      firsts[at] = change.getKey();
      Signature signature = new Signature((BitSet) inside.clone(), Neighbour.of(change.getKey()));
      classes[at++] = (char) (int) known.computeIfAbsent(signature, this::add);
    }
    for (int c = 0; c < ofShort.length; c++) {
      ofShort[c] = classes[place(c)];
    }
  }

  /** Where a range of characters begins, with the sets that begin or end there. */
  private static Map<Integer, List<Integer>> changes(List<CharSet> sets) {
    Map<Integer, List<Integer>> changes = new TreeMap<>(Map.of(0, new ArrayList<>()));
    List<CharSet> all = new ArrayList<>(sets);
    all.add(CharSet.of('\n', '\n'));
    all.add(CharSet.WORD);
    for (int set = 0; set < all.size(); set++) {
      for (CharSet.Range range : all.get(set).ranges()) {
        for (int border : new int[] {range.first(), range.last() + 1}) {
          if (border <= Character.MAX_CODE_POINT) {
            List<Integer> here = changes.computeIfAbsent(border, unused -> new ArrayList<>());
            if (set < sets.size()) {
              here.add(set);
            }
          }
        }
      }
    }
    return changes;
  }

  private int add(Signature signature) {
    int added = neighbours.size();
    neighbours.add(signature.neighbour);
    signature.sets.stream().forEach(set -> members[set].set(added));
    return added;
  }

  /** How many there are; that number itself stands for the end of a text. */
  int size() {
    return neighbours.size();
  }

  /** The class of a character that is no half of a pair. */
  int of(char c) {
    return ofShort[c];
  }

  /** The class of any character. */
  int of(int codePoint) {
    return codePoint <= Character.MAX_VALUE ? ofShort[codePoint] : classes[place(codePoint)];
  }

  private int place(int codePoint) {
    int found = Arrays.binarySearch(firsts, codePoint);
    return found >= 0 ? found : -found - 2;
  }

  Neighbour neighbour(int of) {
    return of == size() ? Neighbour.NOTHING : neighbours.get(of);
  }

  /** Whether the set, by its place, holds the class. */
  boolean isIn(int set, int of) {
    return members[set].get(of);
  }
}
