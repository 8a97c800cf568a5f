package dev.forseti.lists.index;

import dev.forseti.model.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Chains of entities by a key of 64 bits, in an open table with linear probing, where a key's place
 * depends on all of it. A question whose answer is no ends at a filter, as a rule, and does not
 * touch the table.
 */
final class KeyTable<T> {
  private static final int SMALLEST = 16;

  private long[] keys = new long[SMALLEST];
  private int[] counts = new int[SMALLEST];
  private @Nullable Node<T>[] heads = chains(SMALLEST);
  private KeyFilter filter = new KeyFilter(SMALLEST);
  private int used;
  private int stale; // keys in the filter that left the table

  @SuppressWarnings("unchecked") // an array of nothing yet
  private static <T> @Nullable Node<T>[] chains(int size) {
    return (@Nullable Node<T>[]) new Node<?>[size];
  }

  /** The first of the chain; null for none. */
  @Nullable Node<T> first(long key) {
    if (!filter.mayHave(stored(key))) {
      return null;
    }
    int slot = slot(key);
    return slot < 0 ? null : heads[slot];
  }

  /** How many are found by the key. */
  int count(long key) {
    int slot = slot(key);
    return slot < 0 ? 0 : counts[slot];
  }

  /** Whether nothing is in it. */
  boolean isEmpty() {
    return used == 0;
  }

  void add(long key, Node<T> node) {
    if (2 * (used + 1) > keys.length) {
      grow();
    }
    int slot = slotOrFree(key);
    if (keys[slot] == 0) {
      keys[slot] = stored(key);
      filter.add(keys[slot]);
      used++;
    }
    node.next = heads[slot];
    heads[slot] = node;
    counts[slot]++;
  }

  /** Takes out one with that text and value; false if there is none. */
  boolean remove(long key, String text, T value) {
    int slot = slot(key);
    if (slot < 0) {
      return false;
    }
    Node<T> before = null;
    for (Node<T> node = heads[slot]; node != null; node = node.next) {
      if (node.text.equals(text) && node.value.equals(value)) {
        unlink(slot, before, node);
        return true;
      }
      before = node;
    }
    return false;
  }

  private void unlink(int slot, @Nullable Node<T> before, Node<T> node) {
    if (before == null) {
      heads[slot] = node.next;
    } else {
      before.next = node.next;
    }
    if (--counts[slot] == 0) {
      free(slot);
    }
  }

  /** Frees a slot, and moves those after it up that would not be found any more. */
  private void free(int slot) {
    int mask = keys.length - 1;
    int hole = slot;
    for (int i = (slot + 1) & mask; keys[i] != 0; i = (i + 1) & mask) {
      int wanted = place(keys[i]) & mask;
      if (((i - wanted) & mask) >= ((i - hole) & mask)) {
        move(i, hole);
        hole = i;
      }
    }
    keys[hole] = 0;
    counts[hole] = 0;
    heads[hole] = null;
    used--;
    if (++stale > keys.length / 4) {
      makeFilter();
    }
  }

  private void move(int from, int to) {
    keys[to] = keys[from];
    counts[to] = counts[from];
    heads[to] = heads[from];
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    @Nullable Node<T>[] oldHeads = heads;
    keys = new long[2 * oldKeys.length];
    counts = new int[keys.length];
    heads = chains(keys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slotOrFree(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
        heads[slot] = oldHeads[i];
      }
    }
    makeFilter();
  }

  private void makeFilter() {
    filter = new KeyFilter(keys.length);
    stale = 0;
    for (long key : keys) {
      if (key != 0) {
        filter.add(key);
      }
    }
  }

  /** Where the key is; -1 for nowhere. */
  private int slot(long key) {
    int slot = slotOrFree(key);
    return keys[slot] == 0 ? -1 : slot;
  }

  private int slotOrFree(long key) {
    long wanted = stored(key);
    int mask = keys.length - 1;
    int slot = place(wanted) & mask;
    while (keys[slot] != 0 && keys[slot] != wanted) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int place(long key) {
    return (int) Hash.spread(key);
  }

  /** Zero marks what is free. */
  private static long stored(long key) {
    return key == 0 ? 1 : key;
  }
}
