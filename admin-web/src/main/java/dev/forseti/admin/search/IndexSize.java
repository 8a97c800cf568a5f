package dev.forseti.admin.search;

/**
 * How large an index is.
 *
 * @param events how many it holds
 * @param bytes of its files
 */
record IndexSize(long events, long bytes) {
  private static final long MIB = 1 << 20;

  /** An empty one. */
  static final IndexSize NOTHING = new IndexSize(0, 0);

  /** How many events on how much of the disk. */
  public String inWords() {
    return "The index holds %,d event%s in %,d MiB"
        .formatted(events, events == 1 ? "" : "s", (bytes + MIB - 1) / MIB);
  }
}
