package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Campaigns and their members, as rows. Whoever calls it holds the locks of the member and of its
 * campaigns.
 */
@Repository
class CampaignStore {
  /** The most rows that a campaign has; who comes later is not told apart. */
  static final int MOST = 100_000;

  /** Within which time those of a crowd come. */
  static final Duration CROWDS_WITHIN = Duration.ofHours(1);

  private final JdbcClient jdbc;

  CampaignStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes the subject a member that stands so, unless it is one. */
  void join(Subject campaign, Subject member, Standing standing, Instant at) {
    if (isMember(campaign, member)) {
      return;
    }
    jdbc.sql(
            """
            with grown as (
              insert into campaigns (subject, of_place, members, last_nr, since, newest)
              values (:campaign, :place, 1, 1, :at, :at)
              on conflict (subject) do update set
                members = least(campaigns.members, :most) + 1,
                last_nr = campaigns.last_nr + (campaigns.members < :most)::int,
                since = least(campaigns.since, :at), newest = greatest(campaigns.newest, :at)
              returning id, members, last_nr)
            insert into campaign_members
              (campaign, nr, member, at, standing, state, listed, redacted)
            select id, last_nr, :member, :at, :standing, 'WAITING', false, false from grown
            where members <= :most\
            """)
        .param("campaign", StoredText.of(campaign.key()))
        .param("place", campaign.isOfPlace())
        .param("member", StoredText.of(member.key()))
        .param("standing", standing.name())
        .param("at", Timestamp.from(at))
        .param("most", MOST)
        .update();
  }

  /** Whether it has a row there. */
  boolean isMember(Subject campaign, Subject member) {
    return jdbc.sql(
                """
                select count(*) from campaign_members m join campaigns c on c.id = m.campaign
                where m.member = ? and c.subject = ?\
                """)
            .params(StoredText.of(member.key()), StoredText.of(campaign.key()))
            .query(Long.class)
            .single()
        > 0;
  }

  /** How many subjects belong to it; one more than {@link #MOST} for more than those. */
  int members(Subject campaign) {
    return jdbc.sql("select members from campaigns where subject = ?")
        .param(StoredText.of(campaign.key()))
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  /**
   * Whether so many or more who are to be reviewed came to belong to it within the hour before that
   * moment, among the newest thousand; or more belong to it than rows are kept of.
   */
  boolean isCrowd(Subject campaign, int least, Instant at) {
    return jdbc.sql(
                """
                select count(*) from campaigns c where c.subject = :campaign and (c.members > :most
                  or (select count(*) from (
                      select n.at, n.standing from campaign_members n where n.campaign = c.id
                      order by n.nr desc limit 1000) m
                    where m.at between :since and :at and m.standing in ('REVIEW', 'ACT'))
                  >= :least)\
                """)
            .param("campaign", StoredText.of(campaign.key()))
            .param("most", MOST)
            .param("least", least)
            .param("since", Timestamp.from(at.minus(CROWDS_WITHIN)))
            .param("at", Timestamp.from(at))
            .query(Long.class)
            .single()
        > 0;
  }

  /**
   * The campaign that the measures of a verdict are held with: policy names one for a verdict that
   * has none.
   */
  Optional<Subject> heldWith(Subject subject, String verdictId) {
    return jdbc.sql(
            """
            select campaign from outcomes
            where subject = ? and cause = ? and status = 'HELD' and campaign is not null
            order by at desc, id desc limit 1\
            """)
        .params(StoredText.of(subject.key()), StoredText.of(verdictId))
        .query((row, n) -> Subject.ofKey(row.getString(1)))
        .optional();
  }

  /** Brings the rows of a member up to date with its verdicts, measures and decisions. */
  void refresh(Subject member) {
    jdbc.sql(MEMBER_NOW).param("member", StoredText.of(member.key())).update();
  }

  private static final String MEMBER_NOW =
      """
      with mine as (
        select m.campaign, c.subject from campaign_members m join campaigns c on c.id = m.campaign
        where m.member = :member),
      done as (
        select kind, at, id from outcomes
        where subject = :member and current and status in ('DONE', 'ALREADY', 'SIMULATED')
          and exists (select 1 from mine)),
      said as (
        select coalesce((select standing from verdicts where subject = :member
            order by at desc, id desc limit 1), 'REVIEW') as standing,
          coalesce((select kind = 'PUBLISH' and status <> 'SIMULATED' from outcomes
            where subject = :member and current and kind in ('PUBLISH', 'RETRACT')
              and status in ('DONE', 'ALREADY', 'SIMULATED')
            order by at desc, id desc limit 1), false) as listed,
          exists (select 1 from done where kind = 'REDACT') as redacted,
          coalesce((select d.kind = 'LIST' or not exists (
              select 1 from verdicts where subject = :member and at > d.at)
            from decisions d where d.subject = :member and d.kind <> 'UNDO' and d.undone_by is null
            order by d.at desc, d.id desc limit 1), false) as decided
        from mine limit 1),
      held as (
        select distinct o.campaign from outcomes o
        where o.subject = :member and o.current and o.status = 'HELD' and o.campaign is not null
          and not exists (select 1 from done d where d.at > o.at
            and (d.kind in ('PUBLISH', 'RETRACT')) = (o.kind in ('PUBLISH', 'RETRACT'))
            and (d.kind = 'REDACT') = (o.kind = 'REDACT'))),
      now as (
        select mine.campaign, said.standing, said.listed, said.redacted,
          case when said.decided then 'DECIDED'
            when mine.subject in (select campaign from held) then 'HELD'
            when said.listed then 'LISTED'
            when said.standing = 'NONE' then 'EASED'
            else 'WAITING' end as state
        from mine, said)
      update campaign_members m set standing = now.standing, state = now.state,
        listed = now.listed, redacted = now.redacted
      from now
      where m.member = :member and m.campaign = now.campaign
        and (m.standing, m.state, m.listed, m.redacted)
          is distinct from (now.standing, now.state, now.listed, now.redacted)\
      """;
}
