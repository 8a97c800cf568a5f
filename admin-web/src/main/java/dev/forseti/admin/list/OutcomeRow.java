package dev.forseti.admin.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** What came of a measure about a subject. */
public record OutcomeRow(String subject, String kind, String status, String detail, Instant at) {
  /** Whether a moderator should look at it. */
  public boolean isTrouble() {
    return status.equals("HELD") || status.equals("REFUSED") || status.equals("RETRYING");
  }

  static OutcomeRow of(ResultSet row, int n) throws SQLException {
    return new OutcomeRow(
        row.getString("subject"),
        row.getString("kind"),
        row.getString("status"),
        row.getString("detail"),
        row.getTimestamp("at").toInstant());
  }
}
