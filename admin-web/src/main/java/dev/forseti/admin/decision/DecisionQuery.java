package dev.forseti.admin.decision;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decisions for pages: of a subject, the newest of all, and who is on watch. */
@Component
public class DecisionQuery {
  private final JdbcClient jdbc;
  private final Clock clock;

  DecisionQuery(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The newest decisions about a subject, at most 50; of one instant, an undo is the newer. */
  public List<DecisionRow> of(String subject) {
    return jdbc.sql(
            """
            select * from decisions where subject = ?
            order by at desc, kind = 'UNDO' desc, id desc limit 50\
            """)
        .param(subject)
        .query(rows(clock.instant()))
        .list();
  }

  /** The newest decisions of all that are not undos, at most 100. */
  public List<DecisionRow> newest() {
    return jdbc.sql(
            "select * from decisions where kind <> 'UNDO' order by at desc, id desc limit 100")
        .query(rows(clock.instant()))
        .list();
  }

  /** Subjects on watch: the newest standing decision about each says so, at most 200. */
  public List<DecisionRow> watched(Instant now) {
    return jdbc.sql(
            """
            select * from (
              select distinct on (subject) * from decisions
              where kind <> 'UNDO' and undone_by is null
              order by subject, at desc, id desc) newest
            where kind = 'WATCH' and (expires_at is null or expires_at > ?)
            order by at desc, id desc limit 200\
            """)
        .param(Timestamp.from(now))
        .query(rows(now))
        .list();
  }

  private static RowMapper<DecisionRow> rows(Instant now) {
    return (row, n) -> DecisionRow.of(row, now);
  }
}
