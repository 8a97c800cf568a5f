package dev.forseti.admin.audit;

import dev.forseti.admin.store.StoredText;
import dev.forseti.admin.view.HarmlessText;
import dev.forseti.model.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what, reads of private messages too. */
@Component
public class AuditLog {
  /** The greatest number of lines of a page. */
  public static final int PAGE = 100;

  /** Reading goes on: looking again at the same within this time is the same read. */
  static final Duration ONE_READ = Duration.ofMinutes(10);

  /** How much of a name is kept that anybody may have typed. */
  private static final int SHOWN = 100;

  private final JdbcClient jdbc;
  private final Clock clock;

  AuditLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A line of the audit; the note is that of a decision, empty for nothing. */
  public record Entry(
      long id, Instant at, String who, String what, String subject, String detail, String note) {}

  /**
   * Someone reads messages; a line is written unless one of the last ten minutes says the same.
   *
   * @param why for what, for example {@code case 12}
   */
  public void recordRead(String who, String subject, String why) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into audit (at, who, what, subject, detail)
            select :at, :who, 'READ', :subject, :why where not exists (
              select 1 from audit where who = :who and what = 'READ' and subject = :subject
                and detail = :why and at > :since)\
            """)
        .param("at", Timestamp.from(now))
        .param("who", StoredText.of(who))
        .param("subject", StoredText.of(subject))
        .param("why", why)
        .param("since", Timestamp.from(now.minus(ONE_READ)))
        .update();
  }

  /** Someone decided; the line has the time of the decision, and its private note. */
  public void recordDecision(Decision decision, String note) {
    jdbc.sql("insert into audit (at, who, what, subject, detail, note) values (?, ?, ?, ?, ?, ?)")
        .params(
            Timestamp.from(decision.at()),
            StoredText.of(decision.moderator()),
            decision.kind().name(),
            StoredText.of(decision.subject().key()),
            StoredText.of(decision.reason()),
            StoredText.of(note))
        .update();
  }

  /** Someone asked, together with a decision, to remove what its subjects wrote. */
  public void recordRedactions(Decision decision, int events) {
    jdbc.sql("insert into audit (at, who, what, subject, detail) values (?, ?, 'REDACT', ?, ?)")
        .params(
            Timestamp.from(decision.at()),
            StoredText.of(decision.moderator()),
            StoredText.of(decision.subject().key()),
            "asked to remove %,d %s with the decision"
                .formatted(events, events == 1 ? "event" : "events"))
        .update();
  }

  /** Someone signed in from this address. */
  public void recordSignIn(String who, String from) {
    jdbc.sql("insert into audit (at, who, what, subject, detail) values (?, ?, 'SIGN_IN', '', ?)")
        .params(Timestamp.from(clock.instant()), StoredText.of(who), StoredText.of(from))
        .update();
  }

  /**
   * Tries to sign in failed; the line of the hour counts on, so that it is one however often.
   *
   * @param who whose tries, an account or strangers
   * @param name what the first of them was for; it is kept when an account has it, since a password
   *     is easily typed where the name belongs
   * @param from where the first came from
   * @param times how many there were
   */
  public void recordFailed(
      FailedTry how, String who, Instant hour, String name, String from, long times) {
    jdbc.sql(
            """
            insert into audit (at, who, what, subject, detail, times)
            select :at, :who, :what, '', 'for ' || coalesce(
              (select name from users where name = :name), 'no account''s name') || :from, :times
            on conflict (who, at, what) where times is not null
              do update set times = audit.times + excluded.times\
            """)
        .param("at", Timestamp.from(hour))
        .param("who", HarmlessText.of(StoredText.of(who), SHOWN))
        .param("what", how.name())
        .param("name", StoredText.of(name))
        .param("from", " from " + HarmlessText.of(StoredText.of(from), SHOWN))
        .param("times", times)
        .update();
  }

  /**
   * The newest lines, at most {@link #PAGE}.
   *
   * @param kind {@code decisions}, {@code reads}, {@code accounts} or anything else for all
   * @param before only lines with a smaller id
   */
  public List<Entry> lines(String kind, long before) {
    String only =
        switch (kind) {
          case "decisions" -> " and what in ('LIST', 'WATCH', 'CLEAR', 'UNDO', 'REDACT')";
          case "reads" -> " and what = 'READ'";
          case "accounts" -> " and what in ('SIGN_IN', 'LOCKED_OUT', 'WRONG_PASSWORD')";
          default -> "";
        };
    return query(
        "select * from audit where id < ?" + only + " order by id desc limit " + PAGE, before);
  }

  /** The newest lines about a subject, at most 30. */
  public List<Entry> of(String subject) {
    return query("select * from audit where subject = ? order by id desc limit 30", subject);
  }

  private List<Entry> query(String sql, Object... params) {
    return jdbc.sql(sql)
        .params(params)
        .query(
            (row, n) ->
                new Entry(
                    row.getLong("id"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("who"),
                    row.getString("what"),
                    row.getString("subject"),
                    detail(row),
                    row.getString("note")))
        .list();
  }

  /** Where a line stands for several, how many these are. */
  private static String detail(ResultSet row) throws SQLException {
    long times = row.getLong("times"); // 0 for null
    return times == 0
        ? row.getString("detail")
        : FailedTry.valueOf(row.getString("what")).told(times, row.getString("detail"));
  }
}
