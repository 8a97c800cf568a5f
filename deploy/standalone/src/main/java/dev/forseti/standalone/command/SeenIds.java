package dev.forseti.standalone.command;

import dev.forseti.model.Hash;
import java.util.Arrays;

/**
 * Ids that were seen, by a hash of 64 bits each: of ten million ids, two that differ share one with
 * a probability of about 3 in a million. It takes 16 to 32 bytes an id.
 */
final class SeenIds {
  private static final long EMPTY = 0;

  private long[] table = new long[1 << 12];
  private int size;
  private long again;

  /** Whether the id is new; remembers it. */
  boolean add(String id) {
    long hash = hash(id);
    int at = place(hash);
    if (table[at] == hash) {
      again++;
      return false;
    }
    table[at] = hash;
    if (++size > table.length / 2) {
      grow();
    }
    return true;
  }

  /** How often an id came that was seen before. */
  long again() {
    return again;
  }

  /** Where the hash is, or would be put. */
  private int place(long hash) {
    int at = (int) hash & (table.length - 1);
    while (table[at] != EMPTY && table[at] != hash) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] before = table;
    table = new long[2 * before.length];
    Arrays.stream(before)
        .filter(hash -> hash != EMPTY)
        .forEach(
            hash -> {
              table[place(hash)] = hash;
            });
  }

  private static long hash(String id) {
    long hash = Hash.spread(Hash.of(id));
    return hash == EMPTY ? 1 : hash;
  }
}
