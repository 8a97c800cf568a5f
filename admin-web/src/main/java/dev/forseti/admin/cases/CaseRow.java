package dev.forseti.admin.cases;

import dev.forseti.model.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as the queue shows it.
 *
 * @param id the case's number
 * @param subject the subject's key, for example {@code user:@eve:evil.example}
 * @param standing the subject's standing at the newest verdict
 * @param harm what kind of abuse it is
 * @param reason why, in words
 * @param verdictId the newest verdict; null when a brake opened the case
 * @param logOdds nats for abuse against no abuse at the newest verdict
 * @param openedAt when the first verdict of it was reached
 * @param changedAt when the newest one was
 * @param open whether it waits for a decision
 * @param closedBy the decision that closed it; null while it is open, or when none did
 * @param campaign the campaign that all it shows belongs to; null for none
 * @param members of a campaign's case, how many belong to it; 0 for a single case
 * @param groupCase the group case that took it in; null for none
 * @param closedWhy why it closed without a decision; null when it did not
 * @param openedBy the moderator who opened it; null when a verdict or an outcome did
 */
public record CaseRow(
    long id,
    String subject,
    String standing,
    String harm,
    String reason,
    @Nullable String verdictId,
    double logOdds,
    Instant openedAt,
    Instant changedAt,
    boolean open,
    @Nullable String closedBy,
    @Nullable String campaign,
    int members,
    @Nullable Long groupCase,
    @Nullable String closedWhy,
    @Nullable String openedBy) {
  /** The columns that {@link #of} reads. */
  static final String SELECT =
      "select k.*, coalesce(g.members, 0) as members"
          + " from cases k left join campaigns g on g.subject = k.subject ";

  static CaseRow of(ResultSet row, int n) throws SQLException {
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
        row.getBoolean("open"),
        row.getString("closed_by"),
        row.getString("campaign"),
        row.getInt("members"),
        row.getObject("folded_into", Long.class),
        row.getString("closed_why"),
        row.getString("opened_by"));
  }

  /** Whether it is one case of many who did alike: a decision about it is one about all of them. */
  public boolean isGroup() {
    return members > 0;
  }

  /** Whether it is about those who were in one place, and did not do alike. */
  public boolean isOfPlace() {
    return Subject.ofKey(subject).isOfPlace();
  }

  /** Whether it is about a user, and the user's id is in {@link #name}. */
  public boolean isUser() {
    return subject.startsWith("user:");
  }

  /** Whether it is about a server. */
  public boolean isServer() {
    return subject.startsWith("server:");
  }

  /** Whether something can be done in rooms about whom it is about. */
  public boolean mayBeBanned() {
    return isUser() || isServer() || isGroup();
  }

  /** The subject's id without its kind. */
  public String name() {
    return subject.substring(subject.indexOf(':') + 1);
  }

  /** The subject's kind, for example {@code user}. */
  public String kind() {
    return subject.substring(0, subject.indexOf(':'));
  }
}
