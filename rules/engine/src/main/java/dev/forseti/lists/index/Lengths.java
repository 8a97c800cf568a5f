package dev.forseti.lists.index;

import dev.forseti.lists.entry.Entity;

/** How many keys of each length there are, so that no other length is asked for. */
final class Lengths {
  private final int[] counts = new int[Entity.MAX_LENGTH + 1];

  void add(int length, int number) {
    counts[length] += number;
  }

  boolean has(int length) {
    return length < counts.length && counts[length] > 0;
  }
}
