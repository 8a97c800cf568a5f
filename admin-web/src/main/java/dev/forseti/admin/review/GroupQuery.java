package dev.forseti.admin.review;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.cases.GroupCases;
import dev.forseti.admin.queue.Sparkline;
import dev.forseti.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The members of a campaign for pages: counted, and some of them with what they wrote. */
@Component
public class GroupQuery {
  private static final int STEPS = 24;
  private static final int SAMPLES = 20;
  private static final int MESSAGES = 2;

  private final JdbcClient jdbc;
  private final AdminConfig config;
  private final EvidenceQuery evidence;

  GroupQuery(JdbcClient jdbc, AdminConfig config, EvidenceQuery evidence) {
    this.jdbc = jdbc;
    this.config = config;
    this.evidence = evidence;
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

  private record Row(GroupSample sample, @Nullable String verdictId) {}

  /** Some of the newest members, those first about whom nothing was done yet, then the gravest. */
  public List<GroupSample> samples(String campaign) {
    List<Row> rows =
        jdbc.sql(
                """
                select m.*, (select v.id from verdicts v where v.subject = m.member
                    order by v.at desc, v.id desc limit 1) as verdict_id,
                  coalesce((select n.name from members n
                    where n.user_id = substring(m.member from 6) and n.name <> ''
                    order by n.at desc limit 1), '') as name
                from campaigns c join campaign_members m on m.campaign = c.id
                where c.subject = :campaign and m.nr > c.members - :shown
                order by m.state not in ('HELD', 'WAITING'),
                  position(m.standing in 'ACT REVIEW WATCH NONE'), m.nr desc
                limit :most\
                """)
            .param("campaign", campaign)
            .param("shown", GroupCases.SHOWN)
            .param("most", SAMPLES)
            .query(
                (row, n) ->
                    new Row(
                        new GroupSample(
                            row.getString("member"),
                            row.getString("name"),
                            row.getString("standing"),
                            row.getString("state"),
                            row.getTimestamp("at").toInstant(),
                            "",
                            List.of()),
                        row.getString("verdict_id")))
            .list();
    Map<String, Verdict> verdicts =
        evidence.verdicts(rows.stream().map(Row::verdictId).filter(Objects::nonNull).toList());
    Set<String> events = new LinkedHashSet<>();
    verdicts.values().forEach(verdict -> events.addAll(pointedAt(verdict)));
    Map<String, MessageView> messages = evidence.messages(events);
    return rows.stream()
        .map(row -> with(row.sample(), verdicts.get(String.valueOf(row.verdictId())), messages))
        .toList();
  }

  private static GroupSample with(
      GroupSample sample, @Nullable Verdict verdict, Map<String, MessageView> messages) {
    if (verdict == null) {
      return sample;
    }
    return new GroupSample(
        sample.member(),
        sample.name(),
        sample.standing(),
        sample.state(),
        sample.at(),
        verdict.reason(),
        pointedAt(verdict).stream().map(messages::get).filter(Objects::nonNull).toList());
  }

  /** The decisive event, and the newest other one. */
  private static List<String> pointedAt(Verdict verdict) {
    List<String> ids = new ArrayList<>();
    Stream.concat(Stream.of(verdict.eventId()), verdict.evidence().reversed().stream())
        .map(id -> id.value())
        .distinct()
        .limit(MESSAGES)
        .forEach(ids::add);
    return ids;
  }

  /** The largest campaign that a subject belongs to with others. */
  public Optional<Alike> of(String subject) {
    return jdbc.sql(
            """
            select c.subject, c.members, k.id, coalesce(k.open, false) as open,
              (select count(*) from campaign_members other
                where other.campaign = c.id and other.state = 'HELD' and other.member <> m.member)
            from campaign_members m join campaigns c on c.id = m.campaign
              left join lateral (select id, open from cases where subject = c.subject
                order by id desc limit 1) k on true
            where m.member = ? and c.members > 1 order by c.members desc, c.id limit 1\
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
