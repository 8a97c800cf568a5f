package dev.forseti.admin.show;

import dev.forseti.model.PublishedEntry;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was decided, what came of it, and what stands in the list. */
@Component
public class Records {
  /** The greatest number of entries of a page. */
  public static final int PAGE = 100;

  /** Of outcomes {@code o}: in trouble, and no later word about the entry says otherwise. */
  static final String NOT_DONE =
      """
      o.status in ('HELD', 'REFUSED', 'RETRYING') and not exists (
        select 1 from outcomes later where later.subject = o.subject and later.at > o.at
          and o.kind in ('PUBLISH', 'RETRACT') and later.kind in ('PUBLISH', 'RETRACT'))\
      """;

  private final JdbcClient jdbc;

  Records(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A decision about a subject. */
  public record Decided(
      String id,
      String subject,
      String kind,
      String moderator,
      String reason,
      Instant at,
      @Nullable Instant expiresAt,
      boolean undone,
      @Nullable Long caseId) {
    /** Whether it can be taken back. */
    public boolean stands() {
      return !undone && !kind.equals("UNDO");
    }

    static Decided of(ResultSet row, int n) throws SQLException {
      Timestamp expires = row.getTimestamp("expires_at");
      long caseId = row.getLong("case_id");
      return new Decided(
          row.getString("id"),
          row.getString("subject"),
          row.getString("kind"),
          row.getString("moderator"),
          row.getString("reason"),
          row.getTimestamp("at").toInstant(),
          expires == null ? null : expires.toInstant(),
          row.getString("undone_by") != null,
          caseId == 0 ? null : caseId);
    }
  }

  /** What came of a measure about a subject. */
  public record Came(String subject, String kind, String status, String detail, Instant at) {
    /** Whether a moderator should look at it. */
    public boolean isTrouble() {
      return status.equals("HELD") || status.equals("REFUSED") || status.equals("RETRYING");
    }

    static Came of(ResultSet row, int n) throws SQLException {
      return new Came(
          row.getString("subject"),
          row.getString("kind"),
          row.getString("status"),
          row.getString("detail"),
          row.getTimestamp("at").toInstant());
    }
  }

  /** The newest decisions about a subject, at most 50. */
  public List<Decided> decisions(String subject) {
    return jdbc.sql("select * from decisions where subject = ? order by at desc, id limit 50")
        .param(subject)
        .query(Decided::of)
        .list();
  }

  /** The newest decisions of all that are not undos, at most 100. */
  public List<Decided> newest() {
    return jdbc.sql("select * from decisions where kind <> 'UNDO' order by at desc, id limit 100")
        .query(Decided::of)
        .list();
  }

  /** Subjects on watch: the newest standing decision about each says so, at most 200. */
  public List<Decided> watched(Instant now) {
    return jdbc.sql(
            """
            select * from (
              select distinct on (subject) * from decisions
              where kind <> 'UNDO' and undone_by is null and (expires_at is null or expires_at > ?)
              order by subject, at desc) newest
            where kind = 'WATCH' order by at desc limit 200\
            """)
        .param(Timestamp.from(now))
        .query(Decided::of)
        .list();
  }

  /** What came of the newest measures about a subject, at most 20. */
  public List<Came> outcomes(String subject) {
    return jdbc.sql("select * from outcomes where subject = ? order by at desc limit 20")
        .param(subject)
        .query(Came::of)
        .list();
  }

  /**
   * What was held back, refused or is tried again and was not settled since, the newest first, at
   * most 100.
   */
  public List<Came> troubles() {
    return jdbc.sql("select * from outcomes o where " + NOT_DONE + " order by at desc limit 100")
        .query(Came::of)
        .list();
  }

  /** The entries of ours, the newest first, at most {@link #PAGE}, after so many whole pages. */
  public List<PublishedEntry> published(int pages) {
    return jdbc.sql("select value from published order by published_at desc, key limit ? offset ?")
        .params(PAGE, (long) pages * PAGE)
        .query(
            (row, n) ->
                Topics.PUBLISHED.codec().decode(row.getString(1).getBytes(StandardCharsets.UTF_8)))
        .list();
  }
}
