package dev.forseti.admin.review;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What rooms are called, and who is in them, as far as taps have seen it. */
@Component
public class RoomQuery {
  private final JdbcClient jdbc;

  RoomQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is known of a room.
   *
   * @param name its name, or its alias when it has none; empty when neither is known
   * @param members its joined members whom we know
   */
  public record RoomInfo(String name, long members) {}

  /** What is known of each of these rooms, by id. */
  public Map<String, RoomInfo> of(Collection<String> rooms) {
    Map<String, RoomInfo> known = new LinkedHashMap<>();
    jdbc.sql(
            """
            select r.id,
              coalesce((select l.label from room_labels l where l.room = r.id and l.label <> ''
                order by l.kind desc limit 1), ''),
              (select count(*) from members m where m.room = r.id and m.membership = 'join')
            from unnest(?) as r(id)\
            """)
        .param(rooms.toArray(String[]::new))
        .query(
            row -> {
              known.put(row.getString(1), new RoomInfo(row.getString(2), row.getLong(3)));
            });
    return known;
  }
}
