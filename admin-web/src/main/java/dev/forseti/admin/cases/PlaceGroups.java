package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Subject;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Groups of those who were only in the same room, on the same server or behind the same bridge. Who
 * turns out to have done as others did, and is shown in the open case of that, leaves them: one
 * wave is one case, and who just came through the same door does not stand in it. Whoever calls it
 * holds the locks of the members and of their campaigns.
 */
@Repository
class PlaceGroups {
  private static final String LEAVERS =
      """
      select m.campaign, m.nr from campaign_members m join campaigns place on place.id = m.campaign
      where %s and place.of_place and place.members <= :most and m.state not in ('HELD', 'DECIDED')
        and exists (
          select 1 from campaign_members alike join campaigns w on w.id = alike.campaign
            join cases k on k.open and k.subject = w.subject
          where alike.member = m.member and not w.of_place and w.members >= :least)\
      """;

  private final JdbcClient jdbc;

  PlaceGroups(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The member leaves those that it has left by what it did; not where its measures are held. */
  void leave(Subject member) {
    leave(LEAVERS.formatted("m.member = :who"), member);
  }

  /** So does each member of a campaign whose case was just opened. */
  void leaveAll(Subject campaign) {
    leave(
        LEAVERS.formatted(
            """
            m.member in (select one.member from campaign_members one
              join campaigns c on c.id = one.campaign where c.subject = :who)\
            """),
        campaign);
  }

  private void leave(String leavers, Subject who) {
    List<Integer> left =
        jdbc.sql(
                """
                with leaver as (%s),
                locked as (
                  select id from campaigns where id in (select campaign from leaver)
                  order by id for update),
                gone as (
                  delete from campaign_members m using leaver, locked
                  where m.campaign = leaver.campaign and m.nr = leaver.nr and locked.id = m.campaign
                  returning m.campaign)
                update campaigns c set members = c.members - fewer.members
                from (select campaign, count(*) as members from gone group by campaign) fewer
                where c.id = fewer.campaign returning c.id\
                """
                    .formatted(leavers))
            .param("who", StoredText.of(who.key()))
            .param("most", GroupCases.MOST)
            .param("least", GroupCases.LEAST)
            .query((row, n) -> row.getInt(1))
            .list();
    if (!left.isEmpty()) {
      closeEmptied(left);
    }
  }

  /** Cases of those in which nobody waits any more, because somebody has left. */
  private void closeEmptied(List<Integer> left) {
    jdbc.sql(
            """
            update cases k set open = false,
              closed_why = 'everybody in it is part of a larger group case'
            from campaigns c
            where c.id in (:left) and k.open and k.subject = c.subject and not exists (
              select 1 from campaign_members m
              where m.campaign = c.id and m.state in ('WAITING', 'HELD'))\
            """)
        .param("left", left)
        .update();
  }
}
