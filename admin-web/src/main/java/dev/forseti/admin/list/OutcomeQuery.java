package dev.forseti.admin.list;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came of the measures that policy asked homeservers for. */
@Component
public class OutcomeQuery {
  /** Of outcomes {@code o}: in trouble, and no later word about the entry says otherwise. */
  static final String NOT_DONE =
      """
      o.status in ('HELD', 'REFUSED', 'RETRYING') and not exists (
        select 1 from outcomes later where later.subject = o.subject and later.at > o.at
          and o.kind in ('PUBLISH', 'RETRACT') and later.kind in ('PUBLISH', 'RETRACT'))\
      """;

  private final JdbcClient jdbc;

  OutcomeQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What came of the newest measures about a subject, at most 20. */
  public List<OutcomeRow> of(String subject) {
    return jdbc.sql("select * from outcomes where subject = ? order by at desc limit 20")
        .param(subject)
        .query(OutcomeRow::of)
        .list();
  }

  /**
   * What was held back, refused or is tried again and was not settled since, the newest first, at
   * most 100.
   */
  public List<OutcomeRow> troubles() {
    return jdbc.sql("select * from outcomes o where " + NOT_DONE + " order by at desc limit 100")
        .query(OutcomeRow::of)
        .list();
  }
}
