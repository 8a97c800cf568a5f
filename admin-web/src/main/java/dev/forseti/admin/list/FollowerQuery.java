package dev.forseti.admin.list;

import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts who follows our policy rooms. */
@Component
public class FollowerQuery {
  private final JdbcClient jdbc;

  FollowerQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Joined members of the rooms that our newest entries stand in; none when nobody is known. */
  public OptionalLong count() {
    String[] rooms =
        jdbc.sql(
                """
                select distinct split_part(key, ' ', 1) from
                  (select key from published order by published_at desc, key limit 1000) newest\
                """)
            .query(String.class)
            .list()
            .toArray(String[]::new);
    long joined =
        rooms.length == 0
            ? 0
            : jdbc.sql(
                    """
                    select count(distinct user_id) from members
                    where membership = 'join' and room = any(?)\
                    """)
                .param(rooms)
                .query(Long.class)
                .single();
    return joined == 0 ? OptionalLong.empty() : OptionalLong.of(joined);
  }
}
