package dev.forseti.admin.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a subject, as pages show it.
 *
 * @param id the decision
 * @param subject the subject's key
 * @param kind what was decided
 * @param moderator who decided
 * @param reason why, as everybody may read it
 * @param note what moderators alone read; empty for nothing
 * @param at when
 * @param expiresAt until when it holds; null for ever
 * @param ended whether it has ended by itself
 * @param undoneBy the decision that took it back; null while none did
 * @param caseId its case; null when it was taken without one
 * @param removed how many events are removed with it, beside what rules flagged
 */
public record DecisionRow(
    String id,
    String subject,
    String kind,
    String moderator,
    String reason,
    String note,
    Instant at,
    @Nullable Instant expiresAt,
    boolean ended,
    @Nullable String undoneBy,
    @Nullable Long caseId,
    int removed) {
  /** Whether it was undone. */
  public boolean isUndone() {
    return undoneBy != null;
  }

  /** Whether it can be undone. */
  public boolean canUndo() {
    return !isUndone() && !ended && !kind.equals("UNDO");
  }

  static DecisionRow of(ResultSet row, Instant now) throws SQLException {
    Timestamp expires = row.getTimestamp("expires_at");
    Instant expiresAt = expires == null ? null : expires.toInstant();
    long caseId = row.getLong("case_id");
    return new DecisionRow(
        row.getString("id"),
        row.getString("subject"),
        row.getString("kind"),
        row.getString("moderator"),
        row.getString("reason"),
        row.getString("note"),
        row.getTimestamp("at").toInstant(),
        expiresAt,
        expiresAt != null && !now.isBefore(expiresAt),
        row.getString("undone_by"),
        caseId == 0 ? null : caseId,
        row.getInt("removed"));
  }
}
