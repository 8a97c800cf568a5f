package dev.forseti.admin.queue;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether moderators keep up. */
@Component
public class QueueFigures {
  private static final int HOURS = 24;

  private final JdbcClient jdbc;

  QueueFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How the queue does.
   *
   * @param waiting open cases
   * @param grave those of them that stand at act
   * @param oldest when the oldest of them was opened; now when there is none
   * @param decided decisions of the last 24 hours
   * @param undone those of them that were undone
   * @param arrived cases opened in the last 24 hours
   * @param day the same by hour, as points of a line
   */
  public record Figures(
      long waiting,
      long grave,
      Instant oldest,
      long decided,
      long undone,
      long arrived,
      String day) {}

  /** The queue's figures. */
  public Figures of(Instant now) {
    var since = Timestamp.from(now.minus(Duration.ofHours(HOURS)));
    long[] hours = new long[HOURS];
    jdbc.sql(
            """
            select floor(extract(epoch from (:now - opened_at)) / 3600)::int, count(*)
            from cases where opened_at > :since and opened_at <= :now group by 1\
            """)
        .param("now", Timestamp.from(now))
        .param("since", since)
        .query(
            row -> {
              if (row.getInt(1) < HOURS) {
                hours[HOURS - 1 - row.getInt(1)] = row.getLong(2);
              }
            });
    return jdbc.sql(
            """
            select count(*), count(*) filter (where standing = 'ACT'),
              coalesce(min(opened_at), :now),
              (select count(*) from decisions where at > :since and kind <> 'UNDO'),
              (select count(*) from decisions where at > :since and undone_by is not null)
            from cases where open\
            """)
        .param("now", Timestamp.from(now))
        .param("since", since)
        .query(
            (row, n) ->
                new Figures(
                    row.getLong(1),
                    row.getLong(2),
                    row.getTimestamp(3).toInstant(),
                    row.getLong(4),
                    row.getLong(5),
                    Arrays.stream(hours).sum(),
                    Sparkline.of(hours)))
        .single();
  }
}
