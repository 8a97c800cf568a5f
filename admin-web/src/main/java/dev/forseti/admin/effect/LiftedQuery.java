package dev.forseti.admin.effect;

import dev.forseti.admin.effect.Lifted.Item;
import dev.forseti.admin.store.StoredText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was taken back, by the outcomes of retractions and unbans. */
@Component
public class LiftedQuery {
  private final JdbcClient jdbc;

  LiftedQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was taken back about a subject, by its key; the newest 500. */
  public Lifted of(String subject) {
    return new Lifted(
        jdbc.sql(
                """
                select o.kind, o.status, coalesce(o.cause, m.cause, '') as cause, o.at,
                  coalesce((select l.label from room_labels l where l.room = m.room
                    and l.label <> '' order by l.kind desc limit 1), m.room, 'a room') as room
                from outcomes o left join room_measures m on m.id = o.measure_id
                where o.subject = ? and o.current and o.kind in ('RETRACT', 'UNBAN')
                  and o.status in ('DONE', 'ALREADY', 'SIMULATED') and o.detail <> ?
                order by o.at desc, o.id desc limit 500\
                """)
            .params(StoredText.of(subject), BanQuery.NOT_WANTED)
            .query(
                (row, n) ->
                    new Item(
                        row.getString("kind").equals("RETRACT"),
                        row.getString("cause"),
                        row.getString("room"),
                        row.getString("status").equals("SIMULATED"),
                        row.getTimestamp("at").toInstant()))
            .list());
  }
}
