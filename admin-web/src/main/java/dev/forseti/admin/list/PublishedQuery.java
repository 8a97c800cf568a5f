package dev.forseti.admin.list;

import dev.forseti.model.PublishedEntry;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        .query(
            (row, n) ->
                Topics.PUBLISHED.codec().decode(row.getString(1).getBytes(StandardCharsets.UTF_8)))
        .list();
  }
}
