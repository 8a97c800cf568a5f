package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether a decision has said already what a case would ask. */
@Repository
class SettledQuery {
  private final JdbcClient jdbc;

  SettledQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether a later decision, read from the topic, is known already: topics are read side by side,
   * so a new database may see a decision before the verdict that it was about.
   */
  boolean isDecidedLater(Subject subject, Instant at) {
    return jdbc.sql(
                """
                select count(*) from decisions where subject = ? and from_topic and at >= ?
                  and kind <> 'UNDO' and undone_by is null\
                """)
            .params(StoredText.of(subject.key()), Timestamp.from(at))
            .query(Long.class)
            .single()
        > 0;
  }

  /** Whether the verdict asks nothing that a decision about its subject has not said. */
  boolean isSettled(Verdict verdict) {
    if (isDecidedLater(verdict.subject(), verdict.at())) {
      return true;
    }
    String kind = inForce(verdict.subject(), verdict.at());
    return kind.equals("LIST") || (kind.equals("WATCH") && verdict.standing() == Standing.WATCH);
  }

  /** Whether a campaign was released or refused, also for those who belong to it from now on. */
  boolean isSettled(Subject campaign, Instant at) {
    String kind = inForce(campaign, at);
    return kind.equals("LIST") || kind.equals("CLEAR") || isDecidedLater(campaign, at);
  }

  /** Only the newest decision counts: when it has ended, none before it holds again. */
  private String inForce(Subject subject, Instant at) {
    return jdbc.sql(
            """
            select kind from (
              select kind, expires_at from decisions
              where subject = ? and kind <> 'UNDO' and undone_by is null
              order by at desc, id desc limit 1) newest
            where expires_at is null or expires_at > ?\
            """)
        .params(StoredText.of(subject.key()), Timestamp.from(at))
        .query(String.class)
        .optional()
        .orElse("");
  }
}
