package dev.forseti.lists.index;

import dev.forseti.lists.entry.Entity;
import dev.forseti.model.Hash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Patterns, each found by one part of it that is literal: what is before its first sign, what is
 * after its last one, or six characters between two, or three. Of these it takes the part that the
 * fewest others are found by, and looks at those without any ({@code *}, {@code *a*}) each time.
 */
final class GlobIndex<T> {
  private static final int SHORT = 3;
  private static final int LONG = 6;

  private final KeyHash keys;
  private final KeyTable<T> suffixes = new KeyTable<>();
  private final KeyTable<T> prefixes = new KeyTable<>();
  private final KeyTable<T> parts = new KeyTable<>();
  private final Lengths suffixLengths = new Lengths();
  private final Lengths prefixLengths = new Lengths();
  private final Lengths partLengths = new Lengths();
  private final List<Node<T>> anywhere = new ArrayList<>();

  GlobIndex(KeyHash keys) {
    this.keys = keys;
  }

  /** A place where a pattern may be found. */
  private record Anchor<T>(KeyTable<T> table, long key, Lengths lengths, int length) {
    int count() {
      return table.count(key);
    }

    void lengthen(int by) {
      lengths.add(length, by);
    }
  }

  /** All places for the pattern, those that are asked the fewest times first. */
  private List<Anchor<T>> anchors(String glob) {
    List<Anchor<T>> anchors = new ArrayList<>();
    int first = Globs.firstWild(glob);
    int last = Globs.lastWild(glob);
    int end = glob.length() - last - 1;
    if (end > 0) {
      anchors.add(new Anchor<>(suffixes, keys.ofSuffix(glob, last + 1), suffixLengths, end));
    }
    if (first > 0) {
      anchors.add(new Anchor<>(prefixes, keys.ofPrefix(glob, first), prefixLengths, first));
    }
    if (!addParts(anchors, glob, LONG)) {
      addParts(anchors, glob, SHORT);
    }
    return anchors;
  }

  /** Adds the literal parts of that length between two signs; false if there is none. */
  private boolean addParts(List<Anchor<T>> anchors, String glob, int length) {
    int before = anchors.size();
    int literal = 0;
    for (int i = Globs.firstWild(glob); i < Globs.lastWild(glob); i++) {
      literal = Globs.isWild(glob.charAt(i)) ? 0 : literal + 1;
      if (literal >= length) {
        long key = keys.ofPart(glob, i + 1 - length, length);
        anchors.add(new Anchor<>(parts, key, partLengths, length));
      }
    }
    return anchors.size() > before;
  }

  void add(Node<T> node) {
    Anchor<T> best = null;
    int fewest = Integer.MAX_VALUE;
    for (Anchor<T> anchor : anchors(node.text)) {
      int count = anchor.count();
      if (count < fewest) {
        best = anchor;
        fewest = count;
      }
    }
    if (best == null) {
      anywhere.add(node);
    } else {
      best.table.add(best.key, node);
      best.lengthen(1);
    }
  }

  boolean remove(String glob, T value) {
    for (Anchor<T> anchor : anchors(glob)) {
      if (anchor.table.remove(anchor.key, glob, value)) {
        anchor.lengthen(-1);
        return true;
      }
    }
    for (int i = 0; i < anywhere.size(); i++) {
      if (anywhere.get(i).text.equals(glob) && anywhere.get(i).value.equals(value)) {
        anywhere.remove(i);
        return true;
      }
    }
    return false;
  }

  /** How many are looked at in each check. */
  int anywhere() {
    return anywhere.size();
  }

  /** Adds those that cover the id, which is folded, to what was found. */
  void check(String id, Found<T> found) {
    if (!prefixes.isEmpty()) {
      checkPrefixes(id, found);
    }
    if (!suffixes.isEmpty()) {
      checkSuffixes(id, found);
    }
    checkParts(id, SHORT, found);
    checkParts(id, LONG, found);
    for (Node<T> node : anywhere) {
      found.add(node, Globs.matches(node.text, id));
    }
  }

  private void checkPrefixes(String id, Found<T> found) {
    long hash = keys.start();
    int longest = Math.min(id.length(), Entity.MAX_LENGTH);
    for (int length = 1; length <= longest; length++) {
      hash = Hash.with(hash, id.charAt(length - 1));
      if (prefixLengths.has(length)) {
        collect(prefixes.first(KeyHash.key(hash)), id, found);
      }
    }
  }

  private void checkSuffixes(String id, Found<T> found) {
    long hash = keys.start();
    int longest = Math.min(id.length(), Entity.MAX_LENGTH);
    for (int length = 1; length <= longest; length++) {
      hash = Hash.with(hash, id.charAt(id.length() - length));
      if (suffixLengths.has(length)) {
        collect(suffixes.first(KeyHash.key(hash)), id, found);
      }
    }
  }

  private void checkParts(String id, int length, Found<T> found) {
    if (!partLengths.has(length)) {
      return;
    }
    long power = keys.power(length);
    long hash = 0;
    for (int end = 1; end <= id.length(); end++) {
      hash = keys.partWith(hash, id.charAt(end - 1));
      int begin = end - length;
      hash -= begin > 0 ? keys.leftOf(id.charAt(begin - 1), power) : 0;
      Node<T> first = begin < 0 ? null : parts.first(keys.ofPart(hash, length));
      if (first != null && id.indexOf(id.substring(begin, end)) == begin) {
        collect(first, id, found);
      }
    }
  }

  private void collect(@Nullable Node<T> first, String id, Found<T> found) {
    for (Node<T> node = first; node != null; node = node.next) {
      found.add(node, Globs.matches(node.text, id));
    }
  }
}
