package dev.forseti.admin.effect;

import dev.forseti.admin.list.PublishedQuery;
import dev.forseti.admin.list.StandingEntry;
import dev.forseti.admin.store.StoredText;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is in force about subjects, as of now. */
@Component
public class EffectQuery {
  private static final int MOST = 1_000;

  private static final String ROOM =
      """
      coalesce((select l.label from room_labels l where l.room = m.room and l.label <> ''
        order by l.kind desc limit 1), m.room, '') as room\
      """;

  /** Of outcomes {@code o}: neither the same nor its opposite was settled later in that place. */
  private static final String UNSETTLED =
      """
       not exists (
        select 1 from outcomes later left join room_measures there on there.id = later.measure_id
        where later.subject = o.subject and later.current and later.at > o.at
          and later.kind <> 'REDACT' and o.kind <> 'REDACT'
          and (later.kind in ('BAN', 'UNBAN')) = (o.kind in ('BAN', 'UNBAN'))
          and there.room is not distinct from m.room)\
      """;

  /** Of held outcomes {@code o}: no moderator has decided about it since. */
  private static final String UNDECIDED =
      """
       not exists (
        select 1 from decisions d where d.subject in (o.subject, coalesce(o.campaign, ''))
          and d.at > o.at and d.kind <> 'UNDO' and d.undone_by is null
          and (d.expires_at is null or d.expires_at > :now))\
      """;

  private final JdbcClient jdbc;
  private final PublishedQuery published;
  private final BanQuery bans;
  private final Clock clock;

  EffectQuery(JdbcClient jdbc, PublishedQuery published, BanQuery bans, Clock clock) {
    this.jdbc = jdbc;
    this.published = published;
    this.bans = bans;
    this.clock = clock;
  }

  /** What is in force about one subject, by its key. */
  public Effects of(String subject) {
    return of(List.of(subject)).getOrDefault(subject, Effects.NONE);
  }

  /** The same for each of some subjects; those about whom nothing is in force may be left out. */
  public Map<String, Effects> of(Collection<String> subjects) {
    List<String> keys = subjects.stream().map(StoredText::of).distinct().toList();
    Map<String, List<StandingEntry>> entries = published.of(keys);
    Map<String, List<RoomBan>> banned = bans.of(keys);
    Map<String, List<OpenMeasure>> held = held(keys);
    Map<String, List<OpenMeasure>> underWay = underWay(keys);
    Map<String, Effects> found = new HashMap<>();
    for (String key : keys) {
      found.put(
          key,
          new Effects(
              entries.getOrDefault(key, List.of()),
              held.getOrDefault(key, List.of()),
              banned.getOrDefault(key, List.of()),
              underWay.getOrDefault(key, List.of())));
    }
    return found;
  }

  private Map<String, List<OpenMeasure>> held(List<String> subjects) {
    return measures(
        "select o.subject, o.kind, o.detail, o.at, "
            + ROOM
            + """
             from outcomes o left join room_measures m on m.id = o.measure_id
            where o.subject = any(:subjects) and o.current and o.status = 'HELD' and\
            """
            + UNSETTLED
            + " and"
            + UNDECIDED
            + " order by o.at desc, o.id desc limit :most",
        subjects);
  }

  /** What is tried again, and what was asked in rooms without an answer that is known. */
  private Map<String, List<OpenMeasure>> underWay(List<String> subjects) {
    return measures(
        "select * from (select o.subject, o.kind, o.detail, o.at, "
            + ROOM
            + """
             from outcomes o left join room_measures m on m.id = o.measure_id
            where o.subject = any(:subjects) and o.current and o.status = 'RETRYING' and\
            """
            + UNSETTLED
            + " union all select m.subject, m.kind, '', m.at, "
            + ROOM
            + """
             from room_measures m where m.subject = any(:subjects) and not exists (
              select 1 from outcomes o where o.measure_id = m.id and o.at >= m.at)) open
             order by at limit :most\
            """,
        subjects);
  }

  private Map<String, List<OpenMeasure>> measures(String sql, List<String> subjects) {
    Map<String, List<OpenMeasure>> found = new HashMap<>();
    jdbc.sql(sql)
        .param("subjects", subjects.toArray(String[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .param("most", MOST)
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getString("subject"), s -> new ArrayList<>())
                  .add(
                      new OpenMeasure(
                          row.getString("kind"),
                          row.getString("room"),
                          row.getString("detail"),
                          row.getTimestamp("at").toInstant()));
            });
    return found;
  }
}
