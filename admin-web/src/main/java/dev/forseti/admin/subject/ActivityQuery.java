package dev.forseti.admin.subject;

import dev.forseti.admin.message.SubjectEvents;
import dev.forseti.model.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which accounts the messages among a subject's newest events are of, and in which rooms. */
@Component
class ActivityQuery {
  /** So many events are looked at: a page must not wait for the loudest server. */
  static final int MOST_EVENTS = 10_000;

  /** So many accounts and rooms are named. */
  static final int MOST_NAMED = 50;

  private static final String THEIRS =
      """
      with theirs as (
        select sender, room from (
          select sender, room, type from events where %s
          order by received_at desc limit :most) newest
        where type in ('m.room.message', 'm.room.encrypted', 'm.sticker'))
      """;

  private final JdbcClient jdbc;

  ActivityQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An account and what it wrote.
   *
   * @param id its user id
   * @param name what it calls itself; empty when that is not known
   * @param messages how many of the messages are its
   * @param caseId its open case; null for none
   * @param standing its standing by that case; empty without one
   */
  record AccountRow(
      String id, String name, long messages, @Nullable Long caseId, String standing) {}

  /**
   * A room and what was written there.
   *
   * @param id the room's id
   * @param name its name, or its alias when it has none; empty when neither is known
   * @param messages how many of the messages are there
   */
  record RoomRow(String id, String name, long messages) {}

  /** Whose messages they are: who has an open case first, the gravest of them before. */
  List<AccountRow> accounts(Subject subject) {
    return query(
            subject,
            """
            , named as (
              select s.sender, s.messages, c.id, c.standing, c.log_odds
              from (select sender, count(*) as messages from theirs group by sender) s
              left join cases c on c.open and c.subject = 'user:' || s.sender
              order by c.log_odds desc nulls last, s.messages desc, s.sender limit :named)
            select sender, coalesce((select m.name from members m
                where m.user_id = sender and m.name <> '' order by m.at desc limit 1), ''),
              messages, id, coalesce(standing, '')
            from named order by log_odds desc nulls last, messages desc, sender\
            """)
        .query(
            (row, n) ->
                new AccountRow(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getObject(4, Long.class),
                    row.getString(5)))
        .list();
  }

  /** Where they are, the rooms with most of them first. */
  List<RoomRow> rooms(Subject subject) {
    return query(
            subject,
            """
            , named as (select room, count(*) as messages from theirs
              group by room order by messages desc, room limit :named)
            select room, coalesce((select l.label from room_labels l
                where l.room = named.room and l.label <> '' order by l.kind desc limit 1), ''),
              messages
            from named order by messages desc, room\
            """)
        .query((row, n) -> new RoomRow(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }

  private JdbcClient.StatementSpec query(Subject subject, String rest) {
    return jdbc.sql(THEIRS.formatted(SubjectEvents.of(subject.kind())) + rest)
        .param("id", subject.id())
        .param("key", subject.key())
        .param("most", MOST_EVENTS)
        .param("named", MOST_NAMED);
  }
}
