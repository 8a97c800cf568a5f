package dev.forseti.admin.list;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of our list. */
@Component
public class ListFigures {
  private final JdbcClient jdbc;
  private final FollowerQuery followers;

  ListFigures(JdbcClient jdbc, FollowerQuery followers) {
    this.jdbc = jdbc;
    this.followers = followers;
  }

  /** Entries, those of a week, followers, decisions to list with those undone, and failures. */
  public record Figures(
      long entries, long week, OptionalLong followers, long listed, long undone, long failures) {}

  /** The figures as of now. */
  public Figures of(Instant now) {
    return jdbc.sql(
            """
            select (select count(*) from published),
              (select count(*) from published where published_at > ?),
              (select count(*) from decisions where kind = 'LIST'),
              (select count(*) from decisions where kind = 'LIST' and undone_by is not null),
              (select count(*) from outcomes o where\
            """
                + " "
                + OutcomeQuery.NOT_DONE
                + ")")
        .param(Timestamp.from(now.minus(Duration.ofDays(7))))
        .query(
            (row, n) ->
                new Figures(
                    row.getLong(1),
                    row.getLong(2),
                    followers.count(),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5)))
        .single();
  }
}
