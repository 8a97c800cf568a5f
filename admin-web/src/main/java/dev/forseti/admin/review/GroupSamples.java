package dev.forseti.admin.review;

import dev.forseti.admin.cases.GroupCases;
import dev.forseti.admin.message.MessageView;
import dev.forseti.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Some of the members of a campaign, with what they wrote. */
@Component
class GroupSamples {
  private static final int SAMPLES = 20;
  private static final int MESSAGES = 2;

  private final JdbcClient jdbc;
  private final EvidenceQuery evidence;

  GroupSamples(JdbcClient jdbc, EvidenceQuery evidence) {
    this.jdbc = jdbc;
    this.evidence = evidence;
  }

  private record Row(GroupSample sample, @Nullable String verdictId) {}

  /** Some of the newest members, those first about whom nothing was done yet, then the gravest. */
  List<GroupSample> of(String campaign) {
    List<Row> rows =
        jdbc.sql(
                """
                select m.*, (select v.id from verdicts v where v.subject = m.member
                    order by v.at desc, v.id desc limit 1) as verdict_id,
                  coalesce((select n.name from members n
                    where n.user_id = substring(m.member from 6) and n.name <> ''
                    order by n.at desc limit 1), '') as name
                from campaigns c join lateral (
                  select * from campaign_members n where n.campaign = c.id
                  order by n.nr desc limit :shown) m on true
                where c.subject = :campaign
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
}
