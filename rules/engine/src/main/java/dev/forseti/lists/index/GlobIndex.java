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
  private static final int SHORT = KeyHash.SHORT;
  private static final int LONG = KeyHash.LONG;

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

  /**
   * Adds those that cover the id to what was found: one way through it, on which the keys of its
   * beginnings, ends and parts grow side by side.
   *
   * @param id folded, at most {@value Entity#MAX_LENGTH} characters are looked at
   * @return the key of the whole id as a beginning
   */
  long check(String id, Found<T> found) {
    boolean hasShort = partLengths.has(SHORT);
    boolean hasLong = partLengths.has(LONG);
    char[] chars = id.toCharArray();
    long beginning = keys.start();
    long ending = keys.start();
    long last = 0; // the last three characters, and those before each of them
    long before1 = 0;
    long before2 = 0;
    for (int length = 1; length <= chars.length; length++) {
      beginning = Hash.with(beginning, chars[length - 1]);
      ending = Hash.with(ending, chars[chars.length - length]);
      long before3 = before2;
      before2 = before1;
      before1 = last;
      last = KeyHash.packed(last, chars[length - 1]);
      if (prefixLengths.has(length)) {
        collect(prefixes.first(beginning), id, found);
      }
      if (suffixLengths.has(length)) {
        collect(suffixes.first(ending), id, found);
      }
      if (hasShort && length >= SHORT) {
        collectPart(keys.ofShort(last), length - SHORT, length, id, found);
      }
      if (hasLong && length >= LONG) {
        collectPart(keys.ofLong(before3, last), length - LONG, length, id, found);
      }
    }
    for (Node<T> node : anywhere) {
      found.add(node, Globs.matches(node.text, id));
    }
    return beginning;
  }

  /** A part that stands in the id twice is looked at where it stands first. */
  private void collectPart(long key, int begin, int end, String id, Found<T> found) {
    Node<T> first = parts.first(key);
    if (first != null && id.indexOf(id.substring(begin, end)) == begin) {
      collect(first, id, found);
    }
  }

  private void collect(@Nullable Node<T> first, String id, Found<T> found) {
    for (Node<T> node = first; node != null; node = node.next) {
      found.add(node, Globs.matches(node.text, id));
    }
  }
}
