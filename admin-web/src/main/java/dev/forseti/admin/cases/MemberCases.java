package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Subject;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The single cases of a campaign's members, which close when the campaign's own case answers for
 * them. Whoever calls it holds the locks of the member and of its campaigns.
 */
@Repository
public class MemberCases {
  private final JdbcClient jdbc;

  MemberCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String FOLD =
      """
      with folded as (
        update cases single set open = false, folded_into = whole.id,
          closed_why = 'it is part of a group case'
        from cases whole
        where whole.open and whole.subject = :campaign
          and single.open and single.campaign = :campaign and single.folded_into is null
          %s
        returning single.standing, single.log_odds),
      gravest as (
        select max(log_odds) as nats,
          max(position(standing in 'NONE WATCH REVIEW ACT')) as rank from folded)
      update cases whole set log_odds = greatest(whole.log_odds, gravest.nats),
        standing = case
          when gravest.rank > position(whole.standing in 'NONE WATCH REVIEW ACT')
            then split_part(substring('NONE WATCH REVIEW ACT' from gravest.rank), ' ', 1)
          else whole.standing end
      from gravest
      where whole.open and whole.subject = :campaign and gravest.nats is not null\
      """;

  /**
   * The group case takes in the single cases that are about nothing else, and is as grave as the
   * gravest of them; not one that a moderator has opened alone.
   */
  void fold(Subject campaign) {
    jdbc.sql(FOLD.formatted("")).param("campaign", StoredText.of(campaign.key())).update();
  }

  /**
   * That of a place takes in those of who is only watched; and those of a crowd, not what somebody
   * did there before.
   *
   * @param crowd when somebody of a crowd came; null when there is none
   */
  void foldOfPlace(Subject place, @Nullable Instant crowd) {
    Instant since = crowd == null ? null : crowd.minus(CampaignStore.CROWDS_WITHIN);
    String which = "and (single.standing = 'WATCH' or single.opened_at between :since and :until)";
    jdbc.sql(FOLD.formatted(which))
        .param("campaign", StoredText.of(place.key()))
        .param("since", since == null ? null : Timestamp.from(since), Types.TIMESTAMP)
        .param("until", crowd == null ? null : Timestamp.from(crowd), Types.TIMESTAMP)
        .update();
  }

  /** How many single cases about nothing else are open. */
  int open(Subject campaign) {
    return jdbc.sql(
            "select count(*) from cases where open and campaign = ? and folded_into is null")
        .param(StoredText.of(campaign.key()))
        .query(Integer.class)
        .single();
  }

  /**
   * The case of a verdict is about the campaign that its measure is held with, unless a moderator
   * has opened it.
   */
  void assign(Subject campaign, Subject member, String verdictId) {
    jdbc.sql(
            """
            update cases set campaign = ?
            where open and subject = ? and verdict_id = ? and campaign is null and opened_by is null
              and not exists (
              select 1 from outcomes o where o.subject = cases.subject and o.current
                and o.status = 'HELD' and o.campaign is null)\
            """)
        .params(
            StoredText.of(campaign.key()), StoredText.of(member.key()), StoredText.of(verdictId))
        .update();
  }

  /**
   * The campaign was decided, so the member's case about nothing else asks nothing; that of
   * somebody who was only in one place with the others does, as in {@link #closeMembers}.
   */
  void closeSettled(Subject campaign, Subject member) {
    if (campaign.isOfPlace()) {
      return;
    }
    jdbc.sql(
            """
            update cases set open = false, closed_why = 'its campaign is decided'
            where open and subject = ? and campaign = ? and folded_into is null\
            """)
        .params(StoredText.of(member.key()), StoredText.of(campaign.key()))
        .update();
  }

  /**
   * With the group's case, those of single members that are about nothing else are closed; of those
   * who were only in one place, each of whom did something else, only who was looked at alone out
   * of the group.
   */
  public void closeMembers(Subject campaign, String by) {
    jdbc.sql(
            """
            update cases set open = false, closed_by = :by
            where open and campaign = :campaign and (not :place or folded_into is not null)\
            """)
        .param("by", StoredText.of(by))
        .param("campaign", StoredText.of(campaign.key()))
        .param("place", campaign.isOfPlace())
        .update();
  }
}
