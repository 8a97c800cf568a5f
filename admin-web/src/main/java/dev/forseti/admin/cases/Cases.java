package dev.forseti.admin.cases;

import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All cases. A subject has at most one open case. */
@Repository
public class Cases {
  /** The greatest number of rows of a page. */
  public static final int PAGE = 200;

  private final JdbcClient jdbc;

  Cases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The open cases, the surest first, at most {@link #PAGE}. */
  public List<CaseRow> open() {
    return jdbc.sql("select * from cases where open order by log_odds desc, id limit " + PAGE)
        .query(Cases::row)
        .list();
  }

  /** How many cases are open. */
  public long countOpen() {
    return jdbc.sql("select count(*) from cases where open").query(Long.class).single();
  }

  /** The case with this number. */
  public Optional<CaseRow> find(long id) {
    return jdbc.sql("select * from cases where id = ?").param(id).query(Cases::row).optional();
  }

  /**
   * Opens the subject's case or brings it up to date. A verdict that is older than what the case
   * shows changes nothing, and a standing decision that it agrees with opens none.
   */
  public void see(Verdict verdict) {
    if (verdict.standing() == Standing.NONE || isSettled(verdict)) {
      return;
    }
    var at = Timestamp.from(verdict.at());
    jdbc.sql(
            """
            insert into cases
              (subject, standing, harm, reason, verdict_id, opened_at, changed_at, log_odds)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (subject) where open do update set
              standing = excluded.standing, harm = excluded.harm, reason = excluded.reason,
              verdict_id = excluded.verdict_id, changed_at = excluded.changed_at,
              log_odds = excluded.log_odds
            where cases.changed_at <= excluded.changed_at\
            """)
        .params(
            Stored.text(verdict.subject().key()),
            verdict.standing().name(),
            verdict.harm().id(),
            Stored.text(verdict.reason()),
            Stored.text(verdict.id()),
            at,
            at,
            verdict.reputation().logOdds())
        .update();
  }

  /** A brake held a measure back: a moderator is asked, unless the subject's case is open. */
  public void see(Outcome held) {
    var at = Timestamp.from(held.at());
    jdbc.sql(
            """
            insert into cases (subject, standing, harm, reason, opened_at, changed_at)
            values (?, 'REVIEW', 'm.other', ?, ?, ?)
            on conflict (subject) where open do nothing\
            """)
        .params(
            Stored.text(held.subject().key()), Stored.text("held back: " + held.detail()), at, at)
        .update();
  }

  private boolean isSettled(Verdict verdict) {
    String kind =
        jdbc.sql(
                """
                select kind from decisions
                where subject = ? and kind <> 'UNDO' and undone_by is null
                  and (expires_at is null or expires_at > ?)
                order by at desc limit 1\
                """)
            .params(Stored.text(verdict.subject().key()), Timestamp.from(verdict.at()))
            .query(String.class)
            .optional()
            .orElse("");
    return kind.equals("LIST") || (kind.equals("WATCH") && verdict.standing() == Standing.WATCH);
  }

  private static CaseRow row(ResultSet row, int n) throws SQLException {
    return new CaseRow(
        row.getLong("id"),
        row.getString("subject"),
        row.getString("standing"),
        row.getString("harm"),
        row.getString("reason"),
        row.getString("verdict_id"),
        row.getDouble("log_odds"),
        row.getTimestamp("opened_at").toInstant(),
        row.getTimestamp("changed_at").toInstant(),
        row.getBoolean("open"));
  }
}
