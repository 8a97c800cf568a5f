package dev.forseti.admin.search;

import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param ids of events, the newest first
 * @param count how many there are on all pages; more than {@link BoundedSearch#COUNTED} are not
 *     counted
 * @param isMore whether older ones follow
 * @param last where this page ends; null for an empty one
 */
record FoundEvents(List<String> ids, long count, boolean isMore, @Nullable FieldDoc last) {
  FoundEvents {
    ids = List.copyOf(ids);
  }
}
