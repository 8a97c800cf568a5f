package dev.forseti.admin.list;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came of the measures that policy asked homeservers for. */
@Component
public class OutcomeQuery {
  /** Of outcomes {@code o}: not done, and no later outcome about the entry supersedes it. */
  static final String NOT_DONE =
      """
      o.current and o.status in ('HELD', 'REFUSED', 'RETRYING') and not exists (
        select 1 from outcomes later where later.subject = o.subject and later.current and later.at > o.at
          and o.kind in ('PUBLISH', 'RETRACT') and later.kind in ('PUBLISH', 'RETRACT'))\
      """;

  private final JdbcClient jdbc;

  OutcomeQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What came of the newest measures about a subject, at most 20, each with what came before. */
  public List<OutcomeRow> of(String subject) {
    List<OutcomeRow> current =
        jdbc.sql(
                "select * from outcomes where subject = ? and current order by at desc, id desc"
                    + " limit 20")
            .param(subject)
            .query(OutcomeRow::of)
            .list();
    Map<String, List<OutcomeRow>> earlier = earlier(current);
    return current.stream()
        .map(row -> row.after(earlier.getOrDefault(row.measureId(), List.of())))
        .toList();
  }

  private Map<String, List<OutcomeRow>> earlier(List<OutcomeRow> current) {
    return jdbc
        .sql(
            """
            select e.* from unnest(?) as m(id), lateral (
              select * from outcomes o where o.measure_id = m.id and not o.current
              order by o.at desc, o.id desc limit 20) e\
            """)
        .param(current.stream().map(OutcomeRow::measureId).toArray(String[]::new))
        .query(OutcomeRow::of)
        .list()
        .stream()
        .collect(Collectors.groupingBy(OutcomeRow::measureId));
  }

  /**
   * Measures that were not done: held, refused or tried again, without a later outcome that settles
   * it. The newest first, at most 100.
   */
  public List<OutcomeRow> failures() {
    return jdbc.sql("select * from outcomes o where " + NOT_DONE + " order by at desc limit 100")
        .query(OutcomeRow::of)
        .list();
  }
}
