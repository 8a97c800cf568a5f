package dev.forseti.admin.list;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.PublishedEntry;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries that stand in our policy rooms. */
@Component
public class PublishedQuery {
  /** The greatest number of entries of a page. */
  public static final int PAGE = 100;

  private final JdbcClient jdbc;

  PublishedQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The entries of ours, the newest first, at most {@link #PAGE}, after so many whole pages. */
  public List<PublishedEntry> page(int pages) {
    return jdbc.sql("select value from published order by published_at desc, key limit ? offset ?")
        .params(PAGE, (long) pages * PAGE)
        .query((row, n) -> read(row.getString(1)))
        .list();
  }

  /** The entries of ours that stand about each of some subjects, by its key, the newest first. */
  public Map<String, List<StandingEntry>> of(Collection<String> subjects) {
    List<PublishedEntry> entries =
        jdbc.sql(
                "select value from published where subject = any(?) order by published_at desc,"
                    + " key limit 2000")
            .param(subjects.toArray(String[]::new))
            .query((row, n) -> read(row.getString(1)))
            .list();
    Map<String, String> moderators = moderators(entries);
    Map<String, List<StandingEntry>> found = new HashMap<>();
    for (PublishedEntry each : entries) {
      String cause = StoredText.of(each.entry().cause());
      found
          .computeIfAbsent(StoredText.of(each.subject().key()), s -> new ArrayList<>())
          .add(
              new StandingEntry(
                  each.roomId().value(),
                  each.entry().reason(),
                  each.publishedAt(),
                  each.entry().expiresAt(),
                  cause,
                  moderators.get(cause)));
    }
    return found;
  }

  /** By decision, who took it; a verdict is none. */
  private Map<String, String> moderators(List<PublishedEntry> entries) {
    Map<String, String> found = new HashMap<>();
    jdbc.sql("select id, moderator from decisions where id = any(?)")
        .param(entries.stream().map(e -> StoredText.of(e.entry().cause())).toArray(String[]::new))
        .query(
            row -> {
              found.put(row.getString(1), row.getString(2));
            });
    return found;
  }

  private static PublishedEntry read(String value) {
    return Topics.PUBLISHED.codec().decode(value.getBytes(StandardCharsets.UTF_8));
  }

  /** When an entry about a subject was published or retracted. */
  public record HistoryRow(String what, String room, Instant at) {}

  /** The history of the entries about a subject, the newest first, at most 20. */
  public List<HistoryRow> history(String subject) {
    return jdbc.sql(
            """
            select what, split_part(key, ' ', 1), at from published_history
            where subject = ? order by at desc, id desc limit 20\
            """)
        .param(subject)
        .query(
            (row, n) ->
                new HistoryRow(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
        .list();
  }
}
