package dev.forseti.admin.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What came of a measure about a subject.
 *
 * @param measureId the measure
 * @param subject the subject's key
 * @param kind what was asked
 * @param status what came of it
 * @param detail why, in words; empty when it was done
 * @param at when
 * @param earlier what came of the same measure before, the newest first
 */
public record OutcomeRow(
    String measureId,
    String subject,
    String kind,
    String status,
    String detail,
    Instant at,
    List<OutcomeRow> earlier) {
  public OutcomeRow {
    earlier = List.copyOf(earlier);
  }

  /** Whether a moderator should look at it. */
  public boolean isTrouble() {
    return status.equals("HELD") || status.equals("REFUSED") || status.equals("RETRYING");
  }

  OutcomeRow after(List<OutcomeRow> before) {
    return new OutcomeRow(measureId, subject, kind, status, detail, at, before);
  }

  static OutcomeRow of(ResultSet row, int n) throws SQLException {
    return new OutcomeRow(
        row.getString("measure_id"),
        row.getString("subject"),
        row.getString("kind"),
        row.getString("status"),
        row.getString("detail"),
        row.getTimestamp("at").toInstant(),
        List.of());
  }
}
