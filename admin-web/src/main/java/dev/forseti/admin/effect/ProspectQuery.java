package dev.forseti.admin.effect;

import dev.forseti.admin.PolicyLimits;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What listing would bring, by what policy was told to do and has done within the hour. */
@Component
public class ProspectQuery {
  private static final Duration HOUR = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final PolicyLimits policy;
  private final Clock clock;

  ProspectQuery(JdbcClient jdbc, PolicyLimits policy, Clock clock) {
    this.jdbc = jdbc;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * For one subject.
   *
   * @param mayBan whether bans can follow: a user is banned, a server shut out
   * @param now what is in force about it
   */
  public Prospect of(boolean mayBan, Effects now) {
    Set<String> banned = now.bans().stream().map(RoomBan::room).collect(Collectors.toSet());
    List<String> rooms =
        mayBan
            ? policy.enforcedRooms().stream().filter(room -> !banned.contains(room)).toList()
            : List.of();
    return new Prospect(!policy.enforcedRooms().isEmpty(), named(rooms), left());
  }

  private List<String> named(List<String> rooms) {
    return jdbc.sql(
            """
            select coalesce((select l.label from room_labels l where l.room = r.id and l.label <> ''
              order by l.kind desc limit 1), r.id)
            from unnest(?) with ordinality as r(id, nr) order by r.nr\
            """)
        .param(rooms.toArray(String[]::new))
        .query((row, n) -> row.getString(1))
        .list();
  }

  private long left() {
    long done =
        jdbc.sql(
                """
                select count(*) from outcomes o join decisions d on d.id = o.cause
                where o.at > ? and o.current and o.kind = 'PUBLISH'
                  and o.status in ('DONE', 'SIMULATED')\
                """)
            .param(Timestamp.from(clock.instant().minus(HOUR)))
            .query(Long.class)
            .single();
    return Math.max(0, policy.decidedPerHour() - done);
  }
}
