package dev.forseti.admin.search;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * The index of one folder, open. One thread changes it, any number may search; what was changed is
 * found after {@link #commit}. A crash loses what came after the last commit, and nothing else.
 */
final class EventIndex implements AutoCloseable {
  /** Counts on when what is indexed, or how, changes: an index of another number is made anew. */
  static final int FORMAT = 1;

  private static final String FORMAT_KEY = "format";
  private static final String NAME_KEY = "name";
  private static final String BATCH_KEY = "batch";

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private EventIndex(Directory directory, IndexWriter writer) throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, new SearcherFactory());
  }

  /** The open index of this writer. */
  static EventIndex of(Directory directory, IndexWriter writer) throws IOException {
    return new EventIndex(directory, writer);
  }

  /** How far it is, as of its last commit; {@link IndexState#NONE} when it is of another form. */
  IndexState state() {
    Map<String, String> read = new HashMap<>();
    var data = writer.getLiveCommitData();
    if (data != null) {
      data.forEach(entry -> read.put(entry.getKey(), entry.getValue()));
    }
    return Integer.toString(FORMAT).equals(read.get(FORMAT_KEY))
        ? IndexState.read(read.get(NAME_KEY), read.get(BATCH_KEY))
        : IndexState.NONE;
  }

  /** Takes an event in, in place of what it said before. */
  void put(Document event) throws IOException {
    writer.updateDocument(new Term(EventDocument.ID, event.get(EventDocument.ID)), event);
  }

  /** Forgets the event. */
  void forget(String id) throws IOException {
    writer.deleteDocuments(new Term(EventDocument.ID, id));
  }

  /** Makes all changes last and shows them to who searches. */
  void commit(IndexState state) throws IOException {
    writer.setLiveCommitData(
        Map.of(
                FORMAT_KEY, Integer.toString(FORMAT),
                NAME_KEY, state.name(),
                BATCH_KEY, Long.toString(state.batch()))
            .entrySet());
    writer.commit();
    searchers.maybeRefreshBlocking();
  }

  /** Makes merges last that ended meanwhile: only then are the files gone that they replaced. */
  void commitMerges() throws IOException {
    if (writer.hasUncommittedChanges()) {
      writer.commit();
      searchers.maybeRefreshBlocking();
    }
  }

  /**
   * Begins to write anew what holds words of forgotten events; {@link #commitMerges} ends it.
   *
   * @param isAwaited whether to return only when all is written
   */
  void forgetOnDisk(boolean isAwaited) throws IOException {
    if (writer.hasDeletions()) {
      writer.forceMergeDeletes(isAwaited);
    }
  }

  /**
   * The newest events that the query finds.
   *
   * @param after where the page before ended; null for the first
   * @param most how many at most
   */
  FoundEvents find(Query query, @Nullable FieldDoc after, int most, Duration patience)
      throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return BoundedSearch.newest(searcher.getIndexReader(), query, after, most, patience);
    } finally {
      searchers.release(searcher);
    }
  }

  /** How many events it holds, and how many bytes on disk. */
  IndexSize size() throws IOException {
    long bytes = 0;
    for (String file : directory.listAll()) {
      bytes += IndexFiles.length(directory, file);
    }
    return new IndexSize(writer.getDocStats().numDocs, bytes);
  }

  /** Why it closed by itself; null while it works. */
  @Nullable Throwable brokenBy() {
    return writer.getTragicException();
  }

  /** Closes it; what was not committed is forgotten. */
  @Override
  public void close() throws IOException {
    try (directory;
        searchers) {
      writer.rollback();
    }
  }
}
