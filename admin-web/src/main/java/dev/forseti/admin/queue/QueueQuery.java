package dev.forseti.admin.queue;

import dev.forseti.admin.cases.CaseRow;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.effect.EffectQuery;
import dev.forseti.admin.effect.Effects;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for a decision, and whether moderators keep up. */
@Component
public class QueueQuery {
  /** The greatest number of a sender's events that are counted for a row, the newest. */
  public static final int MOST = 1_000;

  private static final int HOURS = 24;

  private final JdbcClient jdbc;
  private final Cases cases;
  private final EffectQuery effects;

  QueueQuery(JdbcClient jdbc, Cases cases, EffectQuery effects) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.effects = effects;
  }

  private record Activity(String name, long messages, long rooms, long[] hours) {
    static final Activity NOTHING = new Activity("", 0, 0, new long[0]);
  }

  /**
   * The open cases as rows.
   *
   * @param words only those that hold these words; empty for all
   * @param most the greatest number of rows
   */
  public List<QueueRow> rows(String words, int most, Instant now) {
    List<CaseRow> all = words.isBlank() ? cases.open() : cases.open(words.strip());
    List<CaseRow> open = all.stream().limit(most).toList();
    Map<String, Activity> seen = seen(open.stream().filter(CaseRow::isUser).toList(), now);
    Map<String, Effects> inForce = effects.of(open.stream().map(CaseRow::subject).toList());
    return open.stream()
        .map(
            row -> {
              Activity of = seen.getOrDefault(row.name(), Activity.NOTHING);
              return new QueueRow(
                  row,
                  of.name(),
                  of.messages(),
                  of.rooms(),
                  Sparkline.of(of.hours()),
                  inForce.getOrDefault(row.subject(), Effects.NONE));
            })
        .toList();
  }

  /** The first open cases without what their subjects did: what comes next, at a glance. */
  public List<QueueRow> next(int most) {
    List<CaseRow> open = cases.open().stream().limit(most).toList();
    Map<String, String> names = names(open.stream().filter(CaseRow::isUser).toList());
    return open.stream()
        .map(row -> new QueueRow(row, names.getOrDefault(row.name(), ""), 0, 0, "", Effects.NONE))
        .toList();
  }

  private Map<String, String> names(List<CaseRow> users) {
    Map<String, String> names = new HashMap<>();
    jdbc.sql(
            """
            select u.id, (select name from members m where m.user_id = u.id and m.name <> ''
              order by at desc limit 1) as name
            from unnest(?) as u(id)\
            """)
        .param(users.stream().map(CaseRow::name).toArray(String[]::new))
        .query(
            row -> {
              String name = row.getString("name");
              names.put(row.getString("id"), name == null ? "" : name);
            });
    return names;
  }

  /** The newest name of a user; empty when none is known. */
  public String name(String user) {
    return jdbc.sql(
            "select name from members where user_id = ? and name <> '' order by at desc limit 1")
        .param(user)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private Map<String, Activity> seen(List<CaseRow> users, Instant now) {
    String[] ids = users.stream().map(CaseRow::name).toArray(String[]::new);
    Map<String, Activity> seen = new HashMap<>();
    jdbc.sql(
            """
            select u.id,
              coalesce((select name from members m where m.user_id = u.id and m.name <> ''
                order by at desc limit 1), '') as name,
              seen.messages, seen.rooms
            from unnest(:ids) as u(id), lateral (
              select count(*) filter (where type in
                ('m.room.message', 'm.room.encrypted', 'm.sticker')) as messages,
                count(distinct room) as rooms
              from (select type, room from events e where e.sender = u.id
                order by received_at desc limit :most) newest) seen\
            """)
        .param("ids", ids)
        .param("most", MOST)
        .query(
            row -> {
              seen.put(
                  row.getString("id"),
                  new Activity(
                      row.getString("name"),
                      row.getLong("messages"),
                      row.getLong("rooms"),
                      new long[HOURS]));
            });
    jdbc.sql(
            """
            select sender, floor(extract(epoch from (:now - received_at)) / 3600)::int, count(*)
            from events where sender = any(:ids) and received_at > :since and received_at <= :now
            group by 1, 2\
            """)
        .param("ids", ids)
        .param("now", Timestamp.from(now))
        .param("since", Timestamp.from(now.minus(Duration.ofHours(HOURS))))
        .query(
            row -> {
              Activity of = seen.getOrDefault(row.getString(1), Activity.NOTHING);
              int ago = row.getInt(2);
              if (ago < of.hours().length) {
                of.hours()[HOURS - 1 - ago] = row.getLong(3);
              }
            });
    return seen;
  }
}
