package dev.forseti.rules.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A set of code points.
 *
 * @param ranges the ranges, both ends included, in order and apart from one another
 */
record CharSet(List<Range> ranges) {
  static final CharSet NONE = new CharSet(List.of());
  static final CharSet ALL = of(0, Character.MAX_CODE_POINT);
  static final CharSet DIGIT = of('0', '9');
  static final CharSet SPACE = union(List.of(of('\t', '\n'), of('\f', '\r'), of(' ', ' ')));
  static final CharSet WORD = union(List.of(DIGIT, of('A', 'Z'), of('_', '_'), of('a', 'z')));

  record Range(int first, int last) {}

  CharSet {
    ranges = List.copyOf(ranges);
  }

  static CharSet of(int first, int last) {
    return new CharSet(List.of(new Range(first, last)));
  }

  static CharSet union(List<CharSet> sets) {
    List<Range> all = new ArrayList<>();
    sets.forEach(set -> all.addAll(set.ranges));
    all.sort(Comparator.comparingInt(Range::first));
    List<Range> merged = new ArrayList<>();
    for (Range next : all) {
      Range before = merged.isEmpty() ? null : merged.getLast();
      if (before != null && next.first <= before.last + 1) {
        merged.set(merged.size() - 1, new Range(before.first, Math.max(before.last, next.last)));
      } else {
        merged.add(next);
      }
    }
    return new CharSet(merged);
  }

  /** All others. */
  CharSet complement() {
    List<Range> others = new ArrayList<>();
    int from = 0;
    for (Range range : ranges) {
      if (range.first > from) {
        others.add(new Range(from, range.first - 1));
      }
      from = range.last + 1;
    }
    if (from <= Character.MAX_CODE_POINT) {
      others.add(new Range(from, Character.MAX_CODE_POINT));
    }
    return new CharSet(others);
  }

  /** These and those that differ from one of them by case alone. */
  CharSet withOtherCase() {
    List<CharSet> all = new ArrayList<>(List.of(this));
    if (ranges.size() == 1 && ranges.getFirst().first == ranges.getFirst().last) {
      int[] others = CaseOrbits.ALL.getOrDefault(ranges.getFirst().first, new int[0]);
      Arrays.stream(others).forEach(other -> all.add(of(other, other)));
      return union(all);
    }
    CaseOrbits.ALL.forEach(
        (c, others) -> {
          if (has(c)) {
            Arrays.stream(others).forEach(other -> all.add(of(other, other)));
          }
        });
    return union(all);
  }

  boolean has(int c) {
    for (Range range : ranges) {
      if (c <= range.last) {
        return c >= range.first;
      }
    }
    return false;
  }
}
