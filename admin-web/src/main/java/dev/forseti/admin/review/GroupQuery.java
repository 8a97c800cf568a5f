package dev.forseti.admin.review;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.queue.Sparkline;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The members of a campaign for pages, counted. */
@Component
public class GroupQuery {
  private static final int STEPS = 24;

  private final JdbcClient jdbc;
  private final AdminConfig config;

  GroupQuery(JdbcClient jdbc, AdminConfig config) {
    this.jdbc = jdbc;
    this.config = config;
  }

  /** The figures of a campaign, by its subject's key. */
  public GroupFigures figures(String campaign) {
    String[] moderators =
        config.moderators().stream().map(id -> "user:" + id).toArray(String[]::new);
    return jdbc.sql(
            """
            select c.members, c.since, c.newest,
              count(*) filter (where m.state = 'HELD') as held,
              count(*) filter (where m.state = 'WAITING') as waiting,
              count(*) filter (where m.listed) as listed,
              count(*) filter (where m.redacted) as redacted,
              count(*) filter (where m.state = 'DECIDED') as decided,
              count(*) filter (where m.state = 'EASED') as eased,
              count(*) filter (where m.standing = 'ACT') as act,
              count(*) filter (where m.standing = 'REVIEW') as review,
              count(*) filter (where m.standing = 'WATCH') as watch,
              count(*) filter (where m.member = any(:moderators)) as moderators
            from campaigns c left join campaign_members m on m.campaign = c.id
            where c.subject = :campaign group by c.id\
            """)
        .param("campaign", campaign)
        .param("moderators", moderators)
        .query(
            (row, n) ->
                new GroupFigures(
                    row.getInt("members"),
                    row.getLong("held"),
                    row.getLong("waiting"),
                    row.getLong("listed"),
                    row.getLong("redacted"),
                    row.getLong("decided"),
                    row.getLong("eased"),
                    row.getLong("act"),
                    row.getLong("review"),
                    row.getLong("watch"),
                    row.getLong("moderators"),
                    row.getTimestamp("since").toInstant(),
                    row.getTimestamp("newest").toInstant(),
                    arrivals(campaign)))
        .single();
  }

  private String arrivals(String campaign) {
    long[] steps = new long[STEPS];
    jdbc.sql(
            """
            select least(:steps - 1, floor(:steps * extract(epoch from m.at - c.since)
                / greatest(1, extract(epoch from c.newest - c.since))))::int, count(*)
            from campaigns c join campaign_members m on m.campaign = c.id
            where c.subject = :campaign group by 1\
            """)
        .param("campaign", campaign)
        .param("steps", STEPS)
        .query(
            row -> {
              steps[Math.clamp(row.getInt(1), 0, STEPS - 1)] += row.getLong(2);
            });
    return Sparkline.of(steps);
  }

  /**
   * The largest campaign that a subject belongs to with others; that of a place when there is no
   * other.
   */
  public Optional<Alike> of(String subject) {
    return jdbc.sql(
            """
            select c.subject, c.members, k.id, coalesce(k.open, false) as open,
              (select count(*) from campaign_members other
                where other.campaign = c.id and other.state = 'HELD' and other.member <> m.member)
            from campaign_members m join campaigns c on c.id = m.campaign
              left join lateral (select id, open from cases where subject = c.subject
                order by id desc limit 1) k on true
            where m.member = ? and c.members > 1
            order by c.of_place, c.members desc, c.id limit 1\
            """)
        .param(subject)
        .query(
            (row, n) ->
                new Alike(
                    row.getString(1).substring("campaign:".length()),
                    row.getInt(2),
                    row.getLong(5),
                    row.getObject(3, Long.class),
                    row.getBoolean(4)))
        .optional();
  }
}
