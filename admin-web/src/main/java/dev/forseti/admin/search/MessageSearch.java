package dev.forseti.admin.search;

import dev.forseti.admin.message.MessageQuery;
import dev.forseti.admin.message.MessageView;
import dev.forseti.admin.review.RoomQuery;
import dev.forseti.admin.review.RoomQuery.RoomInfo;
import dev.forseti.admin.search.SearchPage.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.FieldDoc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers a moderator's search: the index says which events, the database what they say. */
@Component
final class MessageSearch {
  /** The most messages of a page. */
  static final int PAGE = 25;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_ROOMS = 20; // of one address

  private final SearchIndex index;
  private final MessageQuery messages;
  private final RoomQuery rooms;
  private final JdbcClient jdbc;
  private final WordAnalyzer analyzer = new WordAnalyzer();

  MessageSearch(SearchIndex index, MessageQuery messages, RoomQuery rooms, JdbcClient jdbc) {
    this.index = index;
    this.messages = messages;
    this.rooms = rooms;
    this.jdbc = jdbc;
  }

  /**
   * Searches.
   *
   * @param typed what was asked
   * @param after where the page before ended; null for the first page
   */
  SearchPage find(String typed, @Nullable FieldDoc after) {
    if (typed.isBlank()) {
      return SearchPage.of(Outcome.NOTHING_ASKED);
    }
    return switch (SearchQueryReader.read(typed)) {
      case SearchQuery.Refused(SearchQuery.Problem problem) -> SearchPage.refused(problem);
      case SearchQuery.Understood(SearchQuery query) -> find(query, after);
    };
  }

  private SearchPage find(SearchQuery query, @Nullable FieldDoc after) {
    return switch (CompiledQuery.of(query, analyzer, this::roomsWithAddress)) {
      case CompiledQuery.Impossible(SearchQuery.Problem problem) -> SearchPage.refused(problem);
      case CompiledQuery.Built built -> answer(built, after);
    };
  }

  private SearchPage answer(CompiledQuery.Built asked, @Nullable FieldDoc after) {
    try {
      return index
          .find(asked.query(), after, PAGE, PATIENCE)
          .map(found -> page(found, asked.marks()))
          .orElseGet(() -> SearchPage.of(Outcome.AWAY));
    } catch (SearchTooSlow late) {
      return SearchPage.of(Outcome.TOO_SLOW);
    }
  }

  private SearchPage page(FoundEvents found, Marks marks) {
    Map<String, MessageView> stored = new HashMap<>();
    messages.withIds(found.ids(), Set.of()).forEach(each -> stored.put(each.id(), each));
    List<MessageView> shown = // what was forgotten a moment ago is not
        found.ids().stream().map(stored::get).filter(Objects::nonNull).toList();
    Map<String, RoomInfo> named =
        rooms.of(shown.stream().map(MessageView::room).distinct().toList());
    return new SearchPage(
        Outcome.ANSWERED,
        "",
        0,
        shown.stream()
            .map(
                each ->
                    SearchHit.of(
                        each,
                        Optional.ofNullable(named.get(each.room())).map(RoomInfo::name).orElse(""),
                        marks,
                        analyzer))
            .toList(),
        found.count(),
        found.isMore(),
        PageCursor.written(found.last()));
  }

  private List<String> roomsWithAddress(String alias) {
    return jdbc.sql("select room from room_labels where kind = 'alias' and label = ? limit ?")
        .params(alias, MOST_ROOMS)
        .query((row, n) -> row.getString(1))
        .list();
  }
}
