package dev.forseti.admin.show;

import dev.forseti.admin.AdminConfig;
import dev.forseti.model.Subject;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what a decision would touch. */
@Component
public class Impacts {
  private static final String SPOKEN =
      " type in ('m.room.message', 'm.room.encrypted', 'm.sticker')";

  private final JdbcClient jdbc;
  private final AdminConfig config;

  Impacts(JdbcClient jdbc, AdminConfig config) {
    this.jdbc = jdbc;
    this.config = config;
  }

  /** What a decision about the subject touches as of now. */
  public Impact of(Subject subject) {
    String theirs =
        switch (subject.kind()) {
          case USER -> "sender = :id";
          case ROOM -> "room = :id";
          case SERVER -> "substring(sender from position(':' in sender) + 1) = :id";
          case LINK, CAMPAIGN, BRIDGE ->
              "id in (select event_id from signals where subject = :key)";
        };
    return jdbc.sql(
            "with theirs as (select room from events where "
                + theirs
                + " and"
                + SPOKEN
                + """
                ) select count(*), count(distinct room),
                  (select count(distinct user_id) from members
                   where membership = 'join' and room in (select room from theirs))
                from theirs\
                """)
        .param("id", subject.id())
        .param("key", subject.key())
        .query(
            (row, n) ->
                new Impact(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    followers(),
                    config.moderators().contains(subject.id()),
                    isBridged(subject)))
        .single();
  }

  /** Joined members of the rooms that our entries stand in; none while nothing stands anywhere. */
  OptionalLong followers() {
    return jdbc.sql(
            """
            with ours as (select distinct split_part(key, ' ', 1) as room from published)
            select (select count(*) from ours),
              (select count(distinct user_id) from members
               where membership = 'join' and room in (select room from ours))\
            """)
        .query(
            (row, n) ->
                row.getLong(1) == 0 || row.getLong(2) == 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(row.getLong(2)))
        .single();
  }

  /** By the habit of bridges: the ids of their users begin with an underscore. */
  private static boolean isBridged(Subject subject) {
    return subject.kind() == Subject.Kind.USER && subject.id().startsWith("@_");
  }
}
