package dev.forseti.admin.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes changes of events from the database into the index, in batches. The index is committed
 * first, and then the transaction that deletes the changes: what fails between the two is given
 * once more, and taking it twice is the same as once. Both count the batches; where they disagree
 * by more than that one, as after a copy of either was put back, the index is of no use.
 */
@Component
final class IndexBatches {
  /** What a batch was. */
  enum Taken {
    /** All changes that waited, perhaps none. */
    ALL,
    /** As many as a batch takes; more may wait. */
    SOME,
    /** Nothing: the database does not know this index. */
    LOST
  }

  private static final int BATCH = 5_000;
  private static final int IN_MEMORY = 250; // events, of 64 kB at most

  private final SearchChanges changes;
  private final TransactionTemplate transactions;

  IndexBatches(SearchChanges changes, TransactionTemplate transactions) {
    this.changes = changes;
    this.transactions = transactions;
  }

  /** Takes one batch. */
  Taken take(EventIndex index) throws IOException {
    if (changes.waiting(1) == 0 && index.state().canFollow(changes.known())) {
      return Taken.ALL; // without writing anything
    }
    try {
      return Objects.requireNonNull(
          transactions.execute(
              status -> {
                try {
                  return takeWithin(index);
                } catch (IOException failed) {
                  throw new UncheckedIOException(failed);
                }
              }));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private Taken takeWithin(EventIndex index) throws IOException {
    IndexState known = changes.locked();
    if (!index.state().canFollow(known)) {
      return Taken.LOST;
    }
    List<String> taken = changes.take(BATCH);
    if (taken.isEmpty()) {
      return Taken.ALL;
    }
    List<String> ids = taken.stream().distinct().toList();
    for (int from = 0; from < ids.size(); from += IN_MEMORY) {
      bringUp(index, ids.subList(from, Math.min(ids.size(), from + IN_MEMORY)));
    }
    index.commit(known.next());
    changes.advance(known.next());
    return taken.size() < BATCH ? Taken.ALL : Taken.SOME;
  }

  /** What is stored is taken in as it is now, and what is not is forgotten. */
  private void bringUp(EventIndex index, List<String> ids) throws IOException {
    Set<String> gone = new HashSet<>(ids);
    for (Document event : changes.stored(ids)) {
      gone.remove(event.get(EventDocument.ID));
      put(index, event);
    }
    for (String id : gone) {
      index.forget(id);
    }
  }

  /** Words that cannot be divided hold up no other event; theirs is found by all else. */
  private void put(EventIndex index, Document event) throws IOException {
    try {
      index.put(event);
    } catch (RuntimeException undividable) {
      if (index.brokenBy() != null) {
        throw undividable;
      }
      changes.countUnread();
      event.removeFields(EventDocument.WORDS);
      index.put(event);
    }
  }
}
