package dev.forseti.admin.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;

/** One search that ends in time, whatever the words of strangers have made of the index. */
final class BoundedSearch {
  /** Found events are counted as far as this. */
  static final int COUNTED = 1_000;

  private BoundedSearch() {}

  /**
   * The newest that the query finds.
   *
   * @throws SearchTooSlow when it did not end in time
   */
  static FoundEvents newest(
      IndexReader reader, Query query, @Nullable FieldDoc after, int most, Duration patience)
      throws IOException {
    QueryTimeout limit = until(System.nanoTime() + patience.toNanos());
    try {
      DirectoryReader bounded = ExitableDirectoryReader.wrap((DirectoryReader) reader, limit);
      var searcher = new IndexSearcher(bounded);
      searcher.setQueryCache(null); // filling it asks no clock
      searcher.setTimeout(limit);
      TopFieldDocs top =
          searcher.search(
              query,
              new TopFieldCollectorManager(EventDocument.NEWEST_FIRST, most + 1, after, COUNTED));
      if (searcher.timedOut()) {
        throw new SearchTooSlow();
      }
      return page(bounded.storedFields(), top, most);
    } catch (ExitableDirectoryReader.ExitingReaderException late) {
      throw new SearchTooSlow();
    }
  }

  private static QueryTimeout until(long end) {
    return () -> System.nanoTime() - end > 0;
  }

  private static FoundEvents page(StoredFields stored, TopFieldDocs top, int most)
      throws IOException {
    List<String> ids = new ArrayList<>();
    FieldDoc last = null;
    for (ScoreDoc found : top.scoreDocs) {
      if (ids.size() < most) {
        ids.add(stored.document(found.doc, Set.of(EventDocument.ID)).get(EventDocument.ID));
        last = (FieldDoc) found;
      }
    }
    return new FoundEvents(ids, top.totalHits.value(), top.scoreDocs.length > most, last);
  }
}
