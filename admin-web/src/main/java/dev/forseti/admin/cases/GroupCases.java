package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Harm;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The one case of what many did alike. From {@link #LEAST} members on a campaign has a case of its
 * own, and its members none because of it. Those who were only in the same place did different
 * things: who is more than watched has a case of its own, unless they are a crowd. Whoever calls it
 * holds the locks of the member and of its campaigns.
 */
@Repository
public class GroupCases {
  /** From how many members on. */
  public static final int LEAST = 5;

  /** From how many on who came to one place within an hour and are to be reviewed are a crowd. */
  static final int CROWD = 10;

  /** So many single cases of one place are open at most: who comes then is in its group's. */
  static final int MOST_SINGLE = 20;

  /** The newest members of an open group case: what is stored of them is kept while it is open. */
  public static final int SHOWN = 1_000;

  /** The most members of which a row is kept; a case that counts one more has even more. */
  public static final int MOST = CampaignStore.MOST;

  private final JdbcClient jdbc;
  private final CampaignStore campaigns;
  private final MemberCases members;
  private final PlaceGroups places;

  GroupCases(JdbcClient jdbc, CampaignStore campaigns, MemberCases members, PlaceGroups places) {
    this.jdbc = jdbc;
    this.campaigns = campaigns;
    this.members = members;
    this.places = places;
  }

  /** Why a case of a member, or of all of them, is to be open. */
  record Cause(
      Subject campaign, Standing standing, Harm harm, String reason, double nats, Instant at) {}

  /** Whether what is asked about measures of a member of the campaign is for a group case. */
  boolean isGroup(Subject campaign) {
    return campaigns.members(campaign) >= LEAST;
  }

  /**
   * Whether a verdict at that moment about a member of the campaign is for a group case.
   *
   * @param standing that of the member
   */
  boolean isGroup(Subject campaign, Standing standing, Instant at) {
    boolean isSingle = campaign.isOfPlace() && standing.compareTo(Standing.REVIEW) >= 0;
    return isSingle
        ? campaigns.isCrowd(campaign, CROWD, at) || members.open(campaign) >= MOST_SINGLE
        : isGroup(campaign);
  }

  /**
   * Where what a member did is shown: an open group case to which it belongs and that has more
   * members than the campaign that is named, or else that campaign. Those of one wave share a text,
   * its beginning and a link, and a verdict names whichever weighs most. That of a place counts
   * only when there is no other.
   */
  Subject wholeOf(Subject member, Subject named) {
    return jdbc.sql(
            """
            select c.subject from campaign_members m join campaigns c on c.id = m.campaign
            where m.member = :member and c.members >= :least and (c.subject = :named
              or exists (select 1 from cases k where k.open and k.subject = c.subject))
            order by c.of_place, c.members desc, c.subject = :named desc, c.id limit 1\
            """)
        .param("member", StoredText.of(member.key()))
        .param("named", StoredText.of(named.key()))
        .param("least", LEAST)
        .query((row, n) -> Subject.ofKey(row.getString(1)))
        .optional()
        .orElse(named);
  }

  /**
   * Closes the smaller open group cases of a member of which nobody would be missed: who asks
   * something there belongs to the larger one as well. One opens again for the next who does not.
   */
  void takeIn(Subject member, Subject whole) {
    jdbc.sql(
            """
            update cases k set open = false, folded_into = larger.id,
              closed_why = 'everybody in it is part of a larger group case'
            from cases larger, campaigns w, campaigns c, campaign_members mine
            where larger.open and larger.subject = :whole and w.subject = :whole
              and w.members <= :most
              and mine.member = :member and c.id = mine.campaign and c.id <> w.id
              and (c.of_place > w.of_place or c.of_place = w.of_place and c.members <= w.members)
              and k.open and k.subject = c.subject
              and not exists (
                select 1 from campaign_members one
                where one.campaign = c.id and one.state not in ('DECIDED', 'EASED')
                  and not exists (select 1 from campaign_members same
                    where same.campaign = w.id and same.member = one.member))\
            """)
        .param("member", StoredText.of(member.key()))
        .param("whole", StoredText.of(whole.key()))
        .param("most", MOST)
        .update();
  }

  /** Opens the campaign's case, or shows there what is graver, and takes in the single ones. */
  void raise(Cause cause) {
    String key = StoredText.of(cause.campaign().key());
    jdbc.sql(
            """
            update cases set open = true, closed_why = null, folded_into = null
            where id = (select max(id) from cases where subject = :campaign)
              and not open and closed_by is null and closed_why is not null\
            """)
        .param("campaign", key)
        .update();
    if (grow(cause) == 0) {
      open(cause);
      places.leaveAll(cause.campaign());
    }
    if (!cause.campaign().isOfPlace()) {
      members.fold(cause.campaign());
    } else {
      boolean isCrowd = campaigns.isCrowd(cause.campaign(), CROWD, cause.at());
      members.foldOfPlace(cause.campaign(), isCrowd ? cause.at() : null);
    }
  }

  /** The open case shows the gravest and the surest of all; nothing when none is open. */
  private int grow(Cause cause) {
    return jdbc.sql(
            """
            update cases set log_odds = greatest(log_odds, :nats),
              standing = case when position(:standing in 'NONE WATCH REVIEW ACT')
                > position(standing in 'NONE WATCH REVIEW ACT') then :standing else standing end,
              changed_at = greatest(changed_at, :at)
            where open and subject = :campaign\
            """)
        .param("campaign", StoredText.of(cause.campaign().key()))
        .param("standing", cause.standing().name())
        .param("nats", cause.nats())
        .param("at", Timestamp.from(cause.at()))
        .update();
  }

  private void open(Cause cause) {
    jdbc.sql(
            """
            insert into cases (subject, standing, harm, reason, opened_at, changed_at, log_odds)
            values (:campaign, :standing, :harm, :reason, :at, :at, :nats)\
            """)
        .param("campaign", StoredText.of(cause.campaign().key()))
        .param("standing", cause.standing().name())
        .param("harm", cause.harm().id())
        .param("reason", StoredText.of(cause.reason()))
        .param("at", Timestamp.from(cause.at()))
        .param("nats", cause.nats())
        .update();
  }

  /** Whether the subject belongs to a campaign whose case is open. */
  boolean isInOpenGroup(Subject member) {
    return jdbc.sql(
                """
                select count(*) from campaign_members m join campaigns c on c.id = m.campaign
                  join cases k on k.subject = c.subject and k.open
                where m.member = ?\
                """)
            .param(StoredText.of(member.key()))
            .query(Long.class)
            .single()
        > 0;
  }

  /** The largest campaign of the subject that is for a group case. */
  Optional<Subject> groupOf(Subject member) {
    return jdbc.sql(
            """
            select c.subject from campaign_members m join campaigns c on c.id = m.campaign
            where m.member = ? and c.members >= ? order by c.of_place, c.members desc, c.id limit 1\
            """)
        .params(StoredText.of(member.key()), LEAST)
        .query((row, n) -> Subject.ofKey(row.getString(1)))
        .optional();
  }

  /**
   * Something about a subject has changed: if it belongs to a campaign, that shows it, and not that
   * of a place beside it. A group case in which nobody waits any more closes by itself, once a
   * moderator has decided about one of them: what policy did alone is looked at.
   */
  public void memberChanged(Subject member) {
    campaigns.refresh(member);
    places.leave(member);
    jdbc.sql(
            """
            update cases k set open = false,
              closed_why = 'each of its members is listed, decided or harmless by now'
            from campaign_members m join campaigns c on c.id = m.campaign
            where m.member = ? and k.open and k.subject = c.subject and k.verdict_id is null
              and c.members <= ? and not exists (
                select 1 from campaign_members other
                where other.campaign = c.id and (other.state in ('WAITING', 'HELD')
                  or c.of_place and other.state = 'LISTED'))
              and exists (
                select 1 from campaign_members sample
                where sample.campaign = c.id and sample.state = 'DECIDED')\
            """)
        .params(StoredText.of(member.key()), MOST)
        .update();
  }
}
