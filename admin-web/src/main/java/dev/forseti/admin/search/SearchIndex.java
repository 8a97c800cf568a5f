package dev.forseti.admin.search;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The index that is open now, between who searches and who keeps it. */
@Component
final class SearchIndex {
  /**
   * What the index knows.
   *
   * @param size how large it is
   * @param waiting how many changes of events it has still to take in
   */
  record Progress(IndexSize size, long waiting) {
    /** Nothing is known yet. */
    static final Progress NONE = new Progress(IndexSize.NOTHING, 0);
  }

  private final AtomicReference<@Nullable EventIndex> open = new AtomicReference<>();
  private final AtomicReference<@Nullable Throwable> suspicion = new AtomicReference<>();
  private volatile Progress progress = Progress.NONE;

  /** The open one; none while it is made anew, cannot be opened or the console stops. */
  Optional<EventIndex> current() {
    return Optional.ofNullable(open.get());
  }

  /** From now on this one is asked. */
  void use(EventIndex index) {
    open.set(index);
  }

  /** Closes the open one, if there is one; nobody is answered until there is another. */
  void close() throws IOException {
    EventIndex closing = open.getAndSet(null);
    progress = Progress.NONE;
    if (closing != null) {
      closing.close();
    }
  }

  /** What the index knows, as it was after the last round. */
  Progress progress() {
    return progress;
  }

  void progress(Progress now) {
    progress = now;
  }

  /** What a search met that speaks against the index, once. */
  Optional<Throwable> takeSuspicion() {
    return Optional.ofNullable(suspicion.getAndSet(null));
  }

  /**
   * The newest events that the query finds; none when no index can be asked now.
   *
   * @throws SearchTooSlow when it did not end in time
   */
  Optional<FoundEvents> find(Query query, @Nullable FieldDoc after, int most, Duration patience) {
    EventIndex asked = open.get();
    if (asked == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(asked.find(query, after, most, patience));
    } catch (SearchTooSlow late) {
      throw late;
    } catch (AlreadyClosedException closing) {
      return Optional.empty();
    } catch (IOException | RuntimeException | InternalError | AssertionError unreadable) {
      suspicion.set(unreadable);
      return Optional.empty();
    }
  }
}
