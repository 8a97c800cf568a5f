package dev.forseti.admin.search;

import org.jspecify.annotations.Nullable;

/**
 * How far an index has followed the events.
 *
 * @param name of the index: the database knows which one follows it
 * @param batch how many batches of changes it has taken
 */
record IndexState(String name, long batch) {
  /** No index, or one of which nothing is known. */
  static final IndexState NONE = new IndexState("", -1);

  /** What a commit says. */
  static IndexState read(@Nullable String name, @Nullable String batch) {
    return name == null || batch == null || !batch.matches("\\d{1,18}")
        ? NONE
        : new IndexState(name, Long.parseLong(batch));
  }

  IndexState next() {
    return new IndexState(name, batch + 1);
  }

  /**
   * Whether an index that stands here can follow a database that stands there: it has taken what
   * the database says, or one batch more, whose end the database did not hear of and gives again.
   */
  boolean canFollow(IndexState database) {
    return !name.isEmpty()
        && name.equals(database.name)
        && (batch == database.batch || batch == database.batch + 1);
  }
}
