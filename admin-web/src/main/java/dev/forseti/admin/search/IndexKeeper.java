package dev.forseti.admin.search;

import dev.forseti.admin.AdminConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the index, keeps it up with the database and closes it, one thing at a time. An index that
 * is broken, or that the database does not know, is begun anew: the changes that it takes in then
 * are all events.
 */
@Component
final class IndexKeeper {
  private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);

  /**
   * The folder within the one that is configured: Lucene deletes there what looks like a file of
   * its own.
   */
  static final String FOLDER = "lucene";

  private static final int MOST_COUNTED = 100_000;

  /** So many changes without an index that could take them are not kept. */
  private static final int MOST_WAITING = 1_000_000;

  private final SearchIndex index;
  private final IndexBatches batches;
  private final SearchChanges changes;
  private final TransactionTemplate transactions;
  private final Supplier<String> names;
  private final Path folder;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean isBroken;
  private boolean isClosed;

  IndexKeeper(
      SearchIndex index,
      IndexBatches batches,
      SearchChanges changes,
      TransactionTemplate transactions,
      Supplier<String> names,
      AdminConfig config) {
    this.index = index;
    this.batches = batches;
    this.changes = changes;
    this.transactions = transactions;
    this.names = names;
    this.folder = config.searchFolder().resolve(FOLDER);
  }

  /**
   * Takes in what has changed, while it may go on. What comes meanwhile is taken in the next round,
   * so that a round ends however steadily events come.
   */
  void catchUp(BooleanSupplier mayGoOn) throws IOException {
    lock.lock();
    try {
      boolean isMore = !isClosed;
      while (isMore) {
        index.takeSuspicion().ifPresent(IndexKeeper::rethrow);
        isMore = taken(opened()) != IndexBatches.Taken.ALL && mayGoOn.getAsBoolean();
      }
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes merges last, and begins those that take forgotten words out of the files if it is due;
   * false without an index.
   */
  boolean forgetOnDisk(boolean isDue) throws IOException {
    lock.lock();
    try {
      EventIndex open = index.current().orElse(null);
      if (open != null) {
        open.commitMerges();
        if (isDue) {
          open.forgetOnDisk(false);
        }
      }
      return open != null;
    } finally {
      lock.unlock();
    }
  }

  /** Takes one batch in, and notes how far the index is. */
  private IndexBatches.Taken taken(EventIndex open) throws IOException {
    IndexBatches.Taken taken = batches.take(open);
    if (taken == IndexBatches.Taken.LOST) {
      index.close();
    } else {
      index.progress(new SearchIndex.Progress(open.size(), changes.waiting(MOST_COUNTED)));
    }
    return taken;
  }

  /** The index has failed: it is opened once more next time, or made anew when it is broken. */
  void failed(Throwable failure) {
    lock.lock();
    try {
      Throwable tragic = index.current().map(EventIndex::brokenBy).orElse(null);
      isBroken |= BrokenIndex.saidBy(failure) || (tragic != null && BrokenIndex.saidBy(tragic));
      closeQuietly();
    } finally {
      lock.unlock();
    }
  }

  /**
   * While no index can be had, the changes that wait for one do not fill the database. One that is
   * being made has all events before it, and is not given up for that.
   */
  void forgetChanges() {
    transactions.executeWithoutResult(
        status -> {
          if (changes.waiting(MOST_WAITING) == MOST_WAITING) {
            int most = (int) Math.min(Integer.MAX_VALUE, MOST_WAITING + 2 * changes.events());
            if (changes.waiting(most) == most) {
              changes.giveUp();
            }
          }
        });
  }

  private static void rethrow(Throwable failure) {
    switch (failure) {
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      case IOException io -> throw new UncheckedIOException(io);
      default -> throw new IllegalStateException(failure);
    }
  }

  private EventIndex opened() throws IOException {
    EventIndex open = index.current().orElse(null);
    if (open == null) {
      EventIndex sound = isBroken ? null : openedIfSound();
      open = sound == null ? anew() : sound;
      isBroken = false;
      index.use(open);
    }
    return open;
  }

  /** The index of the folder; none when it is broken, or follows another database. */
  private @Nullable EventIndex openedIfSound() throws IOException {
    IndexState known = Objects.requireNonNull(transactions.execute(status -> changes.locked()));
    EventIndex found;
    try {
      found = IndexFolder.open(folder);
    } catch (IOException | RuntimeException | InternalError | AssertionError unreadable) {
      if (BrokenIndex.saidBy(unreadable) || unreadable instanceof RuntimeException) {
        return null; // or written by a codec that is unknown here
      }
      throw unreadable;
    }
    if (found.state().canFollow(known)) {
      return found;
    }
    found.close();
    return null;
  }

  private EventIndex anew() throws IOException {
    var state = new IndexState(names.get(), 0);
    log.info("the index of messages is made anew in {}", folder);
    EventIndex fresh = IndexFolder.create(folder, state);
    try {
      transactions.executeWithoutResult(status -> changes.beginAnew(state));
      return fresh;
    } catch (RuntimeException | Error failed) {
      fresh.close();
      throw failed;
    }
  }

  private void closeQuietly() {
    try {
      index.close();
    } catch (IOException | RuntimeException | Error again) {
      log.debug("an index that failed could not be closed either");
    }
  }

  /** Closes the index once the batch that is under way has ended; nothing opens it again. */
  void close() {
    lock.lock();
    try {
      isClosed = true;
      closeQuietly();
    } finally {
      lock.unlock();
    }
  }
}
