package dev.forseti.admin.web;

import dev.forseti.model.PublishedEntry;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was decided, what came of it, what stands in the list, and who did what. */
@Component
class Records {
  private final JdbcClient jdbc;

  Records(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A decision about a subject. */
  public record Decided(
      String id, String kind, String moderator, String reason, Instant at, boolean undone) {}

  /** What came of a measure about a subject. */
  public record Came(String kind, String status, String detail, Instant at) {}

  /** A line of the audit. */
  public record Line(Instant at, String who, String what, String subject, String detail) {}

  List<Decided> decisions(String subject) {
    return jdbc.sql("select * from decisions where subject = ? order by at desc limit 50")
        .param(subject)
        .query(
            (row, n) ->
                new Decided(
                    row.getString("id"),
                    row.getString("kind"),
                    row.getString("moderator"),
                    row.getString("reason"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("undone_by") != null))
        .list();
  }

  List<Came> outcomes(String subject) {
    return jdbc.sql("select * from outcomes where subject = ? order by at desc limit 20")
        .param(subject)
        .query(
            (row, n) ->
                new Came(
                    row.getString("kind"),
                    row.getString("status"),
                    row.getString("detail"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  /** The newest entries of ours, at most 500. */
  List<PublishedEntry> published() {
    return jdbc.sql("select value from published order by published_at desc, key limit 500")
        .query(
            (row, n) ->
                Topics.PUBLISHED.codec().decode(row.getString(1).getBytes(StandardCharsets.UTF_8)))
        .list();
  }

  /** The newest lines of the audit, at most 200. */
  List<Line> audit() {
    return jdbc.sql("select * from audit order by id desc limit 200")
        .query(
            (row, n) ->
                new Line(
                    row.getTimestamp("at").toInstant(),
                    row.getString("who"),
                    row.getString("what"),
                    row.getString("subject"),
                    row.getString("detail")))
        .list();
  }
}
