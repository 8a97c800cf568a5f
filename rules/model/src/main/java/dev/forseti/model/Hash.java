package dev.forseti.model;

/**
 * Hashes of 64 bits for what is counted and told apart: FNV-1a over characters (Fowler, Noll and
 * Vo, 1991), and the finisher of MurmurHash3 (Appleby, 2011) where all bits must depend on all of
 * them. Not against those who look for collisions. Stored states hold these values: they never
 * change.
 */
public final class Hash {
  /** The hash of nothing, to begin with. */
  public static final long BASIS = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  private Hash() {}

  /** The hash of what came before and one character, or another number, more. */
  public static long with(long hash, int next) {
    return (hash ^ next) * PRIME;
  }

  /** The hash of a text's characters. */
  public static long of(String text) {
    long hash = BASIS;
    for (int i = 0; i < text.length(); i++) {
      hash = with(hash, text.charAt(i));
    }
    return hash;
  }

  /** Spreads a hash over all bits; no two become one. */
  public static long spread(long hash) {
    long spread = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    spread = (spread ^ (spread >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return spread ^ (spread >>> 33);
  }
}
